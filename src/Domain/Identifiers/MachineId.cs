using System.Text.Json.Serialization;

namespace LiveView.Domain.Identifiers;

/// <summary>Names one machine within its organisation.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<MachineId>))]
public readonly record struct MachineId : IIdentifier<MachineId>
{
    private MachineId(string value) => Value = value;

    /// <inheritdoc />
    public string Value { get; }

    /// <inheritdoc />
    public static MachineId Parse(string text) => new(IdentifierText.Checked(text, "machine id"));

    /// <inheritdoc />
    public override string ToString() => Value;
}
