using System.Security.Cryptography;
using System.Text;

namespace LiveView.Domain.Evidence;

/// <summary>
/// A personal text beside the chain. The line holds its commitment, SHA-256 over salt and text; without the salt nobody can tell from
/// the commitment what the text was, so erasing both leaves nothing of it. By hand: <c>printf '%s%s' SALT TEXT | sha256sum</c>.
/// </summary>
/// <param name="Commitment">64 lower-case hexadecimal digits.</param>
/// <param name="Salt">Random: 32 lower-case hexadecimal digits.</param>
/// <param name="Text">The text, without U+0000.</param>
public sealed record PersonalValue(string Commitment, string Salt, string Text)
{
    /// <summary>Characters in a salt: 16 random bytes, hexadecimal.</summary>
    public const int SaltLength = 32;

    /// <summary>Whether the commitment is that of this salt and text; when not, somebody changed one of them.</summary>
    public bool Holds => Commitment == Commit(Salt, Text);

    /// <summary>Commits to a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="salt">A salt that is used for nothing else.</param>
    /// <exception cref="FormatException">The text holds U+0000, which databases and shells cannot carry.</exception>
    public static PersonalValue Of(string text, string salt)
    {
        if (salt.Length != SaltLength || !salt.All(char.IsAsciiHexDigitLower))
        {
            throw new ArgumentException($"A salt is {SaltLength} lower-case hexadecimal digits.", nameof(salt));
        }

        return text.Contains('\0', StringComparison.Ordinal)
            ? throw new FormatException("A text may not hold the character U+0000: leave it out.")
            : new PersonalValue(Commit(salt, text), salt, text);
    }

    private static string Commit(string salt, string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(salt + text)));
}
