using System.Text.Json.Serialization;

namespace LiveView.Domain.Identifiers;

/// <summary>Names one fence of a tracked object, unique within that object.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<FenceId>))]
public readonly record struct FenceId : IIdentifier<FenceId>
{
    private FenceId(string value) => Value = value;

    /// <inheritdoc />
    public string Value { get; }

    /// <inheritdoc />
    public static FenceId Parse(string text) => new(IdentifierText.Checked(text, "fence id"));

    /// <inheritdoc />
    public override string ToString() => Value;
}
