using System.Text.Json.Serialization;

namespace LiveView.Domain.Identifiers;

/// <summary>Names one person within the system by a pseudonym, never by a name or an e-mail address.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<PersonId>))]
public readonly record struct PersonId : IIdentifier<PersonId>
{
    private PersonId(string value) => Value = value;

    /// <inheritdoc />
    public string Value { get; }

    /// <inheritdoc />
    public static PersonId Parse(string text) => new(IdentifierText.Checked(text, "person id"));

    /// <inheritdoc />
    public override string ToString() => Value;
}
