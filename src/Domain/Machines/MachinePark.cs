using System.Collections.Immutable;
using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Machines;

/// <summary>The machines of one organisation.</summary>
public sealed record MachinePark
{
    /// <summary>No machine.</summary>
    public static readonly MachinePark Empty = new();

    /// <summary>Machines that an organisation may have, disabled ones included.</summary>
    public const int MostMachines = 200;

    /// <summary>Greatest length of a name, in characters.</summary>
    public const int MostName = 80;

    private const int CertificateDigits = 64;

    /// <summary>The machines, by name.</summary>
    public ImmutableSortedDictionary<string, Machine> Machines { get; init; } = ImmutableSortedDictionary.Create<string, Machine>(StringComparer.Ordinal);

    /// <summary>The machine of a name, or null.</summary>
    public Machine? Find(MachineId id) => Machines.GetValueOrDefault(id.Value);

    /// <summary>Decides a command. Given twice it changes nothing the second time.</summary>
    public Decision<MachineEvent> Decide(MachineCommand command) => command switch
    {
        MachineCommand.Add add => Add(add),
        MachineCommand.AddSecret(var id, var secret) => With(id, machine => machine.Certificates.IsEmpty
            ? Decision<MachineEvent>.Accept(new MachineEvent.SecretAdded(id, secret))
            : Decision<MachineEvent>.Refuse("has-certificate", "This machine proves itself by certificate: a secret would weaken it.")),
        MachineCommand.DropSecret(var id, var secret) => With(id, machine => machine.Secrets.Exists(each => each.Id == secret)
            ? Decision<MachineEvent>.Accept(new MachineEvent.SecretDropped(id, secret))
            : Decision<MachineEvent>.Accept()),
        MachineCommand.AddCertificate(var id, var certificate) => With(id, machine => IsThumbprint(certificate)
            ? machine.Certificates.Contains(certificate)
                ? Decision<MachineEvent>.Accept()
                : IsTaken(certificate)
                ? CertificateTaken()
                : Decision<MachineEvent>.Accept(new MachineEvent.CertificateAdded(id, certificate))
            : BadCertificate()),
        MachineCommand.Disable(var id) => With(id, machine => machine.Disabled
            ? Decision<MachineEvent>.Accept()
            : Decision<MachineEvent>.Accept(new MachineEvent.Disabled(id))),
        MachineCommand.Enable(var id) => With(id, machine => machine.Disabled
            ? Decision<MachineEvent>.Accept(new MachineEvent.Enabled(id))
            : Decision<MachineEvent>.Accept()),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "A command without a rule."),
    };

    /// <summary>The machines after an event.</summary>
    /// <param name="e">What happened.</param>
    /// <param name="at">When, UTC.</param>
    public MachinePark Evolve(MachineEvent e, DateTimeOffset at) => this with { Machines = Machines.SetItem(e.Id.Value, Evolved(e, at)) };

    private Machine Evolved(MachineEvent e, DateTimeOffset at) => e switch
    {
        MachineEvent.Added added => new Machine(added.Id, added.Name, [.. added.Scopes], at)
        {
            Secrets = added.Secret is { } secret ? [secret] : [],
            Certificates = added.Certificate is { } certificate ? [certificate] : [],
        },
        MachineEvent.SecretAdded(var id, var secret) => Known(id) switch
        {
            { Secrets.Count: >= Machine.MostSecrets } full => full with { Secrets = full.Secrets.RemoveAt(0).Add(secret), Epoch = full.Epoch + 1 },
            var machine => machine with { Secrets = machine.Secrets.Add(secret) },
        },
        MachineEvent.SecretDropped(var id, var secret) => Known(id) with
        {
            Secrets = Known(id).Secrets.RemoveAll(each => each.Id == secret),
            Epoch = Known(id).Epoch + 1,
        },
        // Whoever has a certificate needs no secret, and a secret that still worked would be the weaker door.
        MachineEvent.CertificateAdded(var id, var certificate) => Known(id) switch
        {
            { Certificates.Count: >= Machine.MostCertificates } full => full with
            {
                Certificates = full.Certificates.RemoveAt(0).Add(certificate),
                Secrets = [],
                Epoch = full.Epoch + 1,
            },
            var machine => machine with
            {
                Certificates = machine.Certificates.Add(certificate),
                Secrets = [],
                Epoch = machine.Secrets.IsEmpty ? machine.Epoch : machine.Epoch + 1,
            },
        },
        MachineEvent.Disabled(var id) => Known(id) with { Disabled = true, Epoch = Known(id).Epoch + 1 },
        MachineEvent.Enabled(var id) => Known(id) with { Disabled = false },
        _ => throw new ArgumentOutOfRangeException(nameof(e), e, "An event without a meaning."),
    };

    private Decision<MachineEvent> Add(MachineCommand.Add add) =>
        Find(add.Id) is not null ? Decision<MachineEvent>.Accept()
        : add.Name.Trim().Length is 0 or > MostName || add.Name.Any(char.IsControl)
            ? Decision<MachineEvent>.Refuse("bad-name", $"Give the machine a name of 1 to {MostName} characters.")
        : add.Scopes.Count == 0 ? Decision<MachineEvent>.Refuse("no-scope", "Say what the machine may do: give it a scope.")
        : add.Secret is null == add.Certificate is null
            ? Decision<MachineEvent>.Refuse("secret-or-certificate", "A machine proves itself by a secret or by a certificate, one of the two.")
        : add.Certificate is { } certificate && !IsThumbprint(certificate) ? BadCertificate()
        : add.Certificate is { } of && IsTaken(of) ? CertificateTaken()
        : Machines.Count >= MostMachines
            ? Decision<MachineEvent>.Refuse("too-many-machines", $"An organisation has at most {MostMachines} machines.")
        : Decision<MachineEvent>.Accept(new MachineEvent.Added(add.Id, add.Name.Trim(), [.. add.Scopes.Distinct()], add.Secret, add.Certificate));

    private Decision<MachineEvent> With(MachineId id, Func<Machine, Decision<MachineEvent>> decide) =>
        Find(id) is { } machine ? decide(machine) : Decision<MachineEvent>.Refuse("not-found", "Your organisation has no machine of that name.");

    private Machine Known(MachineId id) => Find(id) ?? throw new InvalidOperationException($"Machine '{id}' was never added.");

    private static bool IsThumbprint(string text) => text.Length == CertificateDigits && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Of a disabled machine too: what was taken away must not come back under another name.</summary>
    private bool IsTaken(string certificate) => Machines.Values.Any(each => each.Certificates.Contains(certificate));

    private static Decision<MachineEvent> CertificateTaken() => Decision<MachineEvent>.Refuse(
        "certificate-taken", "Another machine of your organisation has this certificate, enabled or not: make a certificate for each.");

    private static Decision<MachineEvent> BadCertificate() => Decision<MachineEvent>.Refuse(
        "bad-certificate", $"Name the certificate by its SHA-256: {CertificateDigits} hexadecimal digits, small letters.");
}
