using System.Security.Cryptography;
using System.Text;
using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Identity;

/// <summary>The name with which somebody signs in at this installation: no e-mail address, and never shown to other organisations.</summary>
public readonly record struct LoginName
{
    private const int Least = 3;
    private const int Most = 40;

    private LoginName(string value) => Value = value;

    /// <summary>The name, in lower case.</summary>
    public string Value { get; }

    /// <summary>The account of that name, whether or not there is one.</summary>
    public AccountId Account => AccountId.Parse($"l{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Value)))[..40]}");

    /// <summary>Reads a name as somebody typed it; null when it cannot be one.</summary>
    public static LoginName? Read(string? text)
    {
        var name = text?.Trim().ToLowerInvariant();
        return name is { Length: >= Least and <= Most } && IdentifierText.IsValid(name) ? new LoginName(name) : null;
    }

    /// <inheritdoc />
    public override string ToString() => Value;
}
