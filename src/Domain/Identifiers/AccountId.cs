using System.Text.Json.Serialization;

namespace LiveView.Domain.Identifiers;

/// <summary>Names one account: how a person signs in. Never a name or an e-mail address.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<AccountId>))]
public readonly record struct AccountId : IIdentifier<AccountId>
{
    private AccountId(string value) => Value = value;

    /// <inheritdoc />
    public string Value { get; }

    /// <inheritdoc />
    public static AccountId Parse(string text) => new(IdentifierText.Checked(text, "account id"));

    /// <inheritdoc />
    public override string ToString() => Value;
}
