namespace LiveView.Media.Mp4;

/// <summary>What an H.264 sequence parameter set says that a container must know (ITU-T H.264, 7.3.2.1.1).</summary>
/// <param name="Width">Of the picture as it is shown, pixels, 1 to 16384.</param>
/// <param name="Height">Of the picture as it is shown, pixels, 1 to 16384.</param>
/// <param name="ChromaFormat">0 to 3.</param>
/// <param name="BitDepthLuma">8 to 14.</param>
/// <param name="BitDepthChroma">8 to 14.</param>
internal readonly record struct AvcSps(int Width, int Height, int ChromaFormat, int BitDepthLuma, int BitDepthChroma)
{
    /// <summary>Most pixels of a side.</summary>
    public const int MostPixels = 16_384;

    /// <summary>Whether a profile has the fields that came with the high profiles.</summary>
    public static bool HasHighFields(byte profile) => profile is 100 or 110 or 122 or 244 or 44 or 83 or 86 or 118 or 128 or 138 or 139 or 134 or 135;

    /// <summary>Reads a whole NAL unit.</summary>
    /// <exception cref="Mp4FormatException">It cannot be one.</exception>
    public static AvcSps Read(ReadOnlySpan<byte> nal)
    {
        var bits = new BitReader(nal);
        bits.Skip(8);
        var profile = (byte)bits.Bits(8);
        bits.Skip(16);
        bits.Number(31);
        var (chroma, luma, chromaDepth, separate) = (1, 8, 8, false);
        if (HasHighFields(profile))
        {
            chroma = bits.Number(3);
            separate = chroma == 3 && bits.Flag();
            luma = 8 + bits.Number(6);
            chromaDepth = 8 + bits.Number(6);
            bits.Skip(1);
            SkipScaling(ref bits, chroma);
        }

        bits.Number(12);
        SkipOrder(ref bits);
        bits.Number(16);
        bits.Skip(1);
        var width = 16 * (1 + bits.Number(MostPixels / 16));
        var rows = 1 + bits.Number(MostPixels / 16);
        var framesOnly = bits.Flag();
        bits.Skip(framesOnly ? 1 : 2);
        var height = 16 * rows * (framesOnly ? 1 : 2);
        if (bits.Flag())
        {
            var (stepX, stepY) = separate || chroma == 0 ? (1, 1) : (chroma == 3 ? 1 : 2, chroma == 1 ? 2 : 1);
            width -= stepX * (bits.Number(MostPixels) + bits.Number(MostPixels));
            height -= stepY * (framesOnly ? 1 : 2) * (bits.Number(MostPixels) + bits.Number(MostPixels));
        }

        return width is > 0 and <= MostPixels && height is > 0 and <= MostPixels
            ? new AvcSps(width, height, chroma, luma, chromaDepth)
            : throw new Mp4FormatException($"A picture of {width} by {height} pixels cannot be right.");
    }

    private static void SkipOrder(ref BitReader bits)
    {
        switch (bits.Number(2))
        {
            case 0:
                bits.Number(12);
                break;
            case 1:
                bits.Skip(1);
                bits.Signed();
                bits.Signed();
                for (var left = bits.Number(255); left > 0; left--)
                {
                    bits.Signed();
                }

                break;
        }
    }

    private static void SkipScaling(ref BitReader bits, int chroma)
    {
        if (!bits.Flag())
        {
            return;
        }

        for (var list = 0; list < (chroma == 3 ? 12 : 8); list++)
        {
            if (!bits.Flag())
            {
                continue;
            }

            var (last, next) = (8, 8);
            for (var left = list < 6 ? 16 : 64; left > 0; left--)
            {
                next = next == 0 ? 0 : (last + bits.Signed() + 256) & 0xFF;
                last = next == 0 ? last : next;
            }
        }
    }
}
