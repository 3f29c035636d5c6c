using System.Text.Json.Serialization;

namespace LiveView.Domain.Identifiers;

/// <summary>Names one incident: 128 random bits in 32 hexadecimal digits, so that it cannot be guessed.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<IncidentId>))]
public readonly record struct IncidentId : IIdentifier<IncidentId>
{
    private IncidentId(string value) => Value = value;

    /// <inheritdoc />
    public string Value { get; }

    /// <inheritdoc />
    public static IncidentId Parse(string text) => new(IdentifierText.Checked(text, "incident id"));

    /// <inheritdoc />
    public override string ToString() => Value;
}
