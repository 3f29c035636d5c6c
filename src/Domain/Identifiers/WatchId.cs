using System.Text.Json.Serialization;

namespace LiveView.Domain.Identifiers;

/// <summary>Names one standing watch over a tracked object, unique within that object.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<WatchId>))]
public readonly record struct WatchId : IIdentifier<WatchId>
{
    private WatchId(string value) => Value = value;

    /// <inheritdoc />
    public string Value { get; }

    /// <inheritdoc />
    public static WatchId Parse(string text) => new(IdentifierText.Checked(text, "watch id"));

    /// <inheritdoc />
    public override string ToString() => Value;
}
