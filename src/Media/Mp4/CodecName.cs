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

    /// <summary>Of an esds box (ISO/IEC 14496-1, 7.2.6): <c>mp4a.40.2</c> where the coding is AAC with its own configuration.</summary>
    public static string Sound(ReadOnlySpan<byte> esds)
    {
        var stream = Descriptor(BoxBytes.From(esds, 4), 3);
        var flags = BoxBytes.U8(stream, 2);
        var at = 3 + ((flags & 0x80) != 0 ? 2 : 0);
        at += (flags & 0x40) != 0 ? 1 + BoxBytes.U8(stream, at) : 0;
        at += (flags & 0x20) != 0 ? 2 : 0;
        var decoder = Descriptor(BoxBytes.From(stream, at), 4);
        var coding = BoxBytes.U8(decoder, 0);
        return coding == AacConfig.ObjectTypeIndication
            ? $"mp4a.40.{AacConfig.ObjectTypeOf(Descriptor(BoxBytes.From(decoder, 13), 5))}"
            : $"mp4a.{coding:X2}";
    }

    /// <summary>The body of a descriptor, whose length is written in one to four bytes of seven bits.</summary>
    private static ReadOnlySpan<byte> Descriptor(ReadOnlySpan<byte> bytes, int tag)
    {
        if (BoxBytes.U8(bytes, 0) != tag)
        {
            throw new Mp4FormatException($"A descriptor of kind {bytes[0]} stands where one of kind {tag} belongs.");
        }

        var (length, at) = (0, 1);
        byte next;
        do
        {
            next = BoxBytes.U8(bytes, at++);
            length = (length << 7) | (next & 0x7F);
        }
        while ((next & 0x80) != 0 && at < 5);
        return BoxBytes.Part(bytes, at, length);
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
