using System.Text.Json.Serialization;

namespace LiveView.Domain.Identifiers;

/// <summary>Names one control request within its incident.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<ControlRequestId>))]
public readonly record struct ControlRequestId : IIdentifier<ControlRequestId>
{
    private ControlRequestId(string value) => Value = value;

    /// <inheritdoc />
    public string Value { get; }

    /// <inheritdoc />
    public static ControlRequestId Parse(string text) => new(IdentifierText.Checked(text, "control request id"));

    /// <inheritdoc />
    public override string ToString() => Value;
}
