using System.Text.Json.Serialization;

namespace LiveView.Domain.Identifiers;

/// <summary>One piece of an incident's material [beeldmateriaal]: a photo, a floor plan.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<MaterialId>))]
public readonly record struct MaterialId : IIdentifier<MaterialId>
{
    private MaterialId(string value) => Value = value;

    /// <inheritdoc />
    public string Value { get; }

    /// <inheritdoc />
    public static MaterialId Parse(string text) => new(IdentifierText.Checked(text, "material id"));

    /// <inheritdoc />
    public override string ToString() => Value;
}
