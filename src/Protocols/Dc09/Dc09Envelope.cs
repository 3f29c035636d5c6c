using System.Globalization;

namespace LiveView.Protocols.Dc09;

/// <summary>What stands around the body of a frame: the checksum and the length, <c>crc 0LLL</c>, before the first quote.</summary>
/// <remarks>
/// The standard writes the checksum in four hexadecimal digits. Some panels send its two raw bytes, high byte first, instead; the two
/// cannot be confused, because the length that follows is always a zero and three hexadecimal digits with a quote after them.
/// </remarks>
internal static class Dc09Envelope
{
    /// <summary>Length of checksum, length field and first quote, when the checksum is two raw bytes.</summary>
    public const int BinaryPrefixLength = 7;

    private const int AsciiPrefixLength = 9;

    public static bool HasBinaryCrc(ReadOnlySpan<byte> frame) =>
        frame.Length >= BinaryPrefixLength && IsLength(frame.Slice(2, 4)) && frame[6] == '"';

    /// <summary>The body of a frame, from its first quote on, or what is wrong with what stands before it.</summary>
    public static ReadOnlySpan<byte> Open(ReadOnlySpan<byte> frame, out Dc09Parse.Malformed? fault)
    {
        if (frame.Length > Dc09FrameReader.MaxFrameLength)
        {
            fault = Silent(Dc09Fault.TooLong, string.Create(CultureInfo.InvariantCulture,
                $"A frame of {frame.Length} bytes: the most is {Dc09FrameReader.MaxFrameLength}."));
            return default;
        }

        int got;
        ReadOnlySpan<byte> length;
        ReadOnlySpan<byte> body;
        if (HasBinaryCrc(frame))
        {
            got = (frame[0] << 8) | frame[1];
            length = frame.Slice(2, 4);
            body = frame[6..];
        }
        else if (frame.Length < AsciiPrefixLength)
        {
            fault = Silent(Dc09Fault.TooShort, string.Create(CultureInfo.InvariantCulture,
                $"A frame of {frame.Length} bytes cannot hold checksum, length and body."));
            return default;
        }
        else if (!TryHex(frame[..4], out got))
        {
            fault = Silent(Dc09Fault.NotHexadecimal, $"The checksum '{Dc09Text.Decode(frame[..4])}' is not four hexadecimal digits.");
            return default;
        }
        else
        {
            length = frame.Slice(4, 4);
            body = frame[8..];
        }

        if (!IsLength(length))
        {
            fault = Silent(Dc09Fault.NotHexadecimal, $"The length '{Dc09Text.Decode(length)}' is not a 0 and three hexadecimal digits.");
            return default;
        }

        if (body[0] != '"')
        {
            fault = Silent(Dc09Fault.MissingQuote, $"A quote must follow the length, not '{Dc09Text.Decode(body[..1])}'.");
            return default;
        }

        _ = TryHex(length, out var declared);
        if (declared != body.Length)
        {
            fault = Silent(Dc09Fault.LengthMismatch, string.Create(CultureInfo.InvariantCulture,
                $"The length field says {declared} bytes, but {body.Length} came."));
            return default;
        }

        var expected = Dc09Crc.Of(body);
        if (expected != got)
        {
            fault = Silent(Dc09Fault.CrcMismatch, string.Create(CultureInfo.InvariantCulture,
                $"The checksum says {got:X4}, but the bytes give {expected:X4}."));
            return default;
        }

        fault = null;
        return body;
    }

    private static Dc09Parse.Malformed Silent(Dc09Fault fault, string text) => new(fault, text, Dc09Reply.Silence, null);

    private static bool IsLength(ReadOnlySpan<byte> text) => text[0] == '0' && TryHex(text, out _);

    private static bool TryHex(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var b in text)
        {
            if (!char.IsAsciiHexDigit((char)b))
            {
                return false;
            }

            value = (value << 4) | (b <= '9' ? b - '0' : (b | 0x20) - 'a' + 10);
        }

        return true;
    }
}
