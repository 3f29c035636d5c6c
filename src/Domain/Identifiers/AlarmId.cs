using System.Text.Json.Serialization;

namespace LiveView.Domain.Identifiers;

/// <summary>Names one alarm as one receiver stored it.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<AlarmId>))]
public readonly record struct AlarmId : IIdentifier<AlarmId>
{
    private AlarmId(string value) => Value = value;

    /// <inheritdoc />
    public string Value { get; }

    /// <inheritdoc />
    public static AlarmId Parse(string text) => new(IdentifierText.Checked(text, "alarm id"));

    /// <inheritdoc />
    public override string ToString() => Value;
}
