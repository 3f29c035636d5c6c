using System.Text.Json.Serialization;

namespace LiveView.Domain.Identifiers;

/// <summary>Names what one desk points with on the map of an incident.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<PointerId>))]
public readonly record struct PointerId : IIdentifier<PointerId>
{
    private PointerId(string value) => Value = value;

    /// <inheritdoc />
    public string Value { get; }

    /// <inheritdoc />
    public static PointerId Parse(string text) => new(IdentifierText.Checked(text, "pointer id"));

    /// <inheritdoc />
    public override string ToString() => Value;
}
