using System.Text.Json.Serialization;

namespace LiveView.Domain.Identifiers;

/// <summary>The number under which a site is joined to a sharing party [aansluitnummer].</summary>
[JsonConverter(typeof(IdentifierJsonConverter<ConnectionNumber>))]
public readonly record struct ConnectionNumber : IIdentifier<ConnectionNumber>
{
    private ConnectionNumber(string value) => Value = value;

    /// <inheritdoc />
    public string Value { get; }

    /// <inheritdoc />
    public static ConnectionNumber Parse(string text) => new(IdentifierText.Checked(text, "connection number"));

    /// <inheritdoc />
    public override string ToString() => Value;
}
