using System.Text.Json.Serialization;

namespace LiveView.Domain.Identifiers;

/// <summary>Names one take [opname]: what one media node recorded of one camera without a break in its hash chain.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<TakeId>))]
public readonly record struct TakeId : IIdentifier<TakeId>
{
    private TakeId(string value) => Value = value;

    /// <inheritdoc />
    public string Value { get; }

    /// <inheritdoc />
    public static TakeId Parse(string text) => new(IdentifierText.Checked(text, "take id"));

    /// <inheritdoc />
    public override string ToString() => Value;
}
