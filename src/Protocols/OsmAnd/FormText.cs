using System.Buffers;
using System.Text;

namespace LiveView.Protocols.OsmAnd;

/// <summary>Text of a form (application/x-www-form-urlencoded): a plus is a space, %XX a byte of UTF-8.</summary>
internal static class FormText
{
    public static string Unescape(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny('+', '%'))
        {
            return text.ToString();
        }

        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes[count++] = (byte)((Digit(text[i + 1]) << 4) | Digit(text[i + 2]));
                i += 2;
            }
            else if (text[i] == '+')
            {
                bytes[count++] = (byte)' ';
            }
            else
            {
                count += Encoding.UTF8.GetBytes(text.Slice(i, char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1), bytes.AsSpan(count));
                i += char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 1 : 0;
            }
        }

        var unescaped = Encoding.UTF8.GetString(bytes, 0, count);
        ArrayPool<byte>.Shared.Return(bytes);
        return unescaped;
    }

    private static int Digit(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
