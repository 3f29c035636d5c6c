namespace LiveView.Protocols.Nmea;

/// <summary>The checksum of NMEA 0183: the exclusive or of what stands between <c>$</c> or <c>!</c> and <c>*</c>, as two hexadecimal digits.</summary>
internal static class NmeaChecksum
{
    /// <summary>Takes the checksum off a sentence.</summary>
    /// <param name="sentence">What follows <c>$</c> or <c>!</c>.</param>
    /// <param name="content">What stands before the <c>*</c>; all of it when there is none.</param>
    /// <param name="after">What stands behind the checksum.</param>
    /// <returns>False when there is a checksum, and it is not that of the content. Many trackers send none.</returns>
    public static bool Holds(ReadOnlySpan<byte> sentence, out ReadOnlySpan<byte> content, out ReadOnlySpan<byte> after)
    {
        var star = sentence.IndexOf((byte)'*');
        content = star < 0 ? sentence : sentence[..star];
        after = default;
        if (star < 0)
        {
            return true;
        }

        var digits = sentence[(star + 1)..].TrimStart((byte)' ');
        if (digits.Length < 2 || !char.IsAsciiHexDigit((char)digits[0]) || !char.IsAsciiHexDigit((char)digits[1]))
        {
            return false;
        }

        after = digits[2..];
        var said = (Digit(digits[0]) << 4) | Digit(digits[1]);
        // Some write the star apart from the content.
        return said == Of(content) || said == Of(content.TrimEnd((byte)' '));
    }

    private static int Of(ReadOnlySpan<byte> content)
    {
        var sum = 0;
        foreach (var each in content)
        {
            sum ^= each;
        }

        return sum;
    }

    private static int Digit(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
