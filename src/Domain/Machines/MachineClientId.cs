using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Machines;

/// <summary>A machine as it names itself to others (<c>client_id</c>): its organisation and its own name there, <c>pac-veilig.m4f…</c>.</summary>
/// <param name="Organisation">The organisation it belongs to.</param>
/// <param name="Machine">Its name there; holds no dot.</param>
public sealed record MachineClientId(OrganisationId Organisation, MachineId Machine)
{
    /// <summary>Reads a client id; null when it is not of that form.</summary>
    public static MachineClientId? Find(string? text)
    {
        var dot = text?.LastIndexOf('.') ?? -1;
        return dot > 0 && IdentifierText.IsValid(text![..dot]) && IdentifierText.IsValid(text[(dot + 1)..])
            ? new MachineClientId(OrganisationId.Parse(text[..dot]), MachineId.Parse(text[(dot + 1)..]))
            : null;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Organisation}.{Machine}";
}
