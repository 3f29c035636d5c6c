using System.Text.Json.Serialization;

namespace LiveView.Domain.Identifiers;

/// <summary>Names one image release within its incident.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<ReleaseId>))]
public readonly record struct ReleaseId : IIdentifier<ReleaseId>
{
    private ReleaseId(string value) => Value = value;

    /// <inheritdoc />
    public string Value { get; }

    /// <inheritdoc />
    public static ReleaseId Parse(string text) => new(IdentifierText.Checked(text, "release id"));

    /// <inheritdoc />
    public override string ToString() => Value;
}
