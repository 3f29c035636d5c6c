using System.Text.Json.Serialization;

namespace LiveView.Domain.Identifiers;

/// <summary>Names one drawing within its incident.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<DrawingId>))]
public readonly record struct DrawingId : IIdentifier<DrawingId>
{
    private DrawingId(string value) => Value = value;

    /// <inheritdoc />
    public string Value { get; }

    /// <inheritdoc />
    public static DrawingId Parse(string text) => new(IdentifierText.Checked(text, "drawing id"));

    /// <inheritdoc />
    public override string ToString() => Value;
}
