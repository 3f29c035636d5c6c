using System.Text.Json.Serialization;

namespace LiveView.Domain.Identifiers;

/// <summary>Names one sign-in of one person. At least 128 random bits; it leaves the system only inside a protected cookie.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<SessionId>))]
public readonly record struct SessionId : IIdentifier<SessionId>
{
    private SessionId(string value) => Value = value;

    /// <inheritdoc />
    public string Value { get; }

    /// <inheritdoc />
    public static SessionId Parse(string text) => new(IdentifierText.Checked(text, "session id"));

    /// <inheritdoc />
    public override string ToString() => Value;
}
