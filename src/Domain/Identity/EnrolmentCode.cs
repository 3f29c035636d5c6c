using System.Security.Cryptography;
using System.Text;

namespace LiveView.Domain.Identity;

/// <summary>
/// A code that lets its holder make an account, or enrol a device, once: 160 random bits, written as 32 letters and digits that cannot be mistaken for one
/// another (Crockford's base 32) in groups of four. Only its hash is kept.
/// </summary>
public readonly record struct EnrolmentCode
{
    /// <summary>Random bytes in a code.</summary>
    public const int Bytes = 20;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Characters = Bytes * 8 / 5;
    private const int Group = 4;

    private readonly string _text;

    private EnrolmentCode(string text) => _text = text;

    /// <summary>SHA-256 of the code, 64 lower-case hexadecimal digits.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(_text)));

    /// <summary>Writes random bytes as a code.</summary>
    /// <param name="random">Exactly <see cref="Bytes"/> bytes.</param>
    public static EnrolmentCode Of(ReadOnlySpan<byte> random)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(random.Length, Bytes, nameof(random));
        var text = new StringBuilder(Characters);
        var (buffer, bits) = (0, 0);
        foreach (var each in random)
        {
            (buffer, bits) = ((buffer << 8) | each, bits + 8);
            for (; bits >= 5; bits -= 5)
            {
                text.Append(Alphabet[(buffer >> (bits - 5)) & 31]);
            }

            buffer &= 255;
        }

        return new EnrolmentCode(text.ToString());
    }

    /// <summary>Reads a code as somebody typed it: case, spaces and hyphens do not matter, nor does O for 0 or I and L for 1.</summary>
    /// <returns>The code, or null when the text cannot be one.</returns>
    public static EnrolmentCode? Read(string? text)
    {
        if (text is null || text.Length > 4 * Characters)
        {
            return null;
        }

        var read = new StringBuilder(Characters);
        foreach (var each in text.ToUpperInvariant().Where(c => c is not (' ' or '-' or '\t')))
        {
            read.Append(each switch { 'O' => '0', 'I' or 'L' => '1', _ => each });
        }

        var code = read.ToString();
        return code.Length == Characters && code.All(Alphabet.Contains) ? new EnrolmentCode(code) : null;
    }

    /// <summary>The code as it is shown, in groups of four.</summary>
    public override string ToString() => string.Join('-', (_text ?? "").Chunk(Group).Select(group => new string(group)));
}
