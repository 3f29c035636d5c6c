using System.Globalization;
using System.Numerics;
using System.Text;

namespace LiveView.Media.Mp4;

/// <summary>Writes the coding of a track as RFC 6381 and ISO/IEC 14496-15 annex E want it, for <c>isTypeSupported</c> in a browser.</summary>
internal static class CodecName
{
    /// <summary>Of an avcC box: <c>avc1.PPCCLL</c>.</summary>
    public static string Avc(ReadOnlySpan<byte> avcc) => "avc1." + Convert.ToHexString(BoxBytes.Part(avcc, 1, 3));

    /// <summary>Of an hvcC box: profile, compatibility with its bits turned round, tier and level, constraints without trailing zeros.</summary>
    public static string Hevc(uint entryType, ReadOnlySpan<byte> hvcc)
    {
        var profile = BoxBytes.U8(hvcc, 1);
        var text = new StringBuilder(BoxType.Text(entryType)).Append('.');
        if ((profile >> 6) is var space and > 0)
        {
            text.Append((char)('A' + space - 1));
        }

        text.Append(CultureInfo.InvariantCulture, $"{profile & 0x1F}.{Reversed(BoxBytes.U32(hvcc, 2)):X}.");
        text.Append((profile & 0x20) != 0 ? 'H' : 'L').Append(CultureInfo.InvariantCulture, $"{BoxBytes.U8(hvcc, 12)}");
        foreach (var constraint in BoxBytes.Part(hvcc, 6, 6).TrimEnd((byte)0))
        {
            text.Append(CultureInfo.InvariantCulture, $".{constraint:X}");
        }

        return text.ToString();
    }

    private static uint Reversed(uint bits)
    {
        uint turned = 0;
        for (var i = 0; i < 32; i++)
        {
            turned = (turned << 1) | (BitOperations.RotateRight(bits, i) & 1);
        }

        return turned;
    }
}
