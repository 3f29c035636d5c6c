using System.Text.Json.Serialization;

namespace LiveView.Domain.Identifiers;

/// <summary>Names one viewing within its incident.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<ViewingId>))]
public readonly record struct ViewingId : IIdentifier<ViewingId>
{
    private ViewingId(string value) => Value = value;

    /// <inheritdoc />
    public string Value { get; }

    /// <inheritdoc />
    public static ViewingId Parse(string text) => new(IdentifierText.Checked(text, "viewing id"));

    /// <inheritdoc />
    public override string ToString() => Value;
}
