namespace LiveView.Media.Mp4;

/// <summary>What an H.265 sequence parameter set says that a container must know (ITU-T H.265, 7.3.2.2.1).</summary>
/// <param name="ProfileTierLevel">The general profile, tier, constraints and level as they stand in the set: 12 bytes.</param>
/// <param name="Width">Of the picture as it is shown, pixels, 1 to 16384.</param>
/// <param name="Height">Of the picture as it is shown, pixels, 1 to 16384.</param>
/// <param name="ChromaFormat">0 to 3.</param>
/// <param name="BitDepthLuma">8 to 16.</param>
/// <param name="BitDepthChroma">8 to 16.</param>
/// <param name="TemporalLayers">1 to 8.</param>
/// <param name="IsNested">Whether a decoder may go to a higher temporal layer anywhere.</param>
internal sealed record HevcSps(
    byte[] ProfileTierLevel, int Width, int Height, int ChromaFormat, int BitDepthLuma, int BitDepthChroma, int TemporalLayers, bool IsNested)
{
    /// <summary>Reads a whole NAL unit.</summary>
    /// <exception cref="Mp4FormatException">It cannot be one.</exception>
    public static HevcSps Read(ReadOnlySpan<byte> nal)
    {
        var bits = new BitReader(nal);
        bits.Skip(16 + 4);
        var sublayers = (int)bits.Bits(3);
        var isNested = bits.Flag();
        var general = new byte[12];
        for (var i = 0; i < general.Length; i++)
        {
            general[i] = (byte)bits.Bits(8);
        }

        SkipSublayers(ref bits, sublayers);
        bits.Number(15);
        var chroma = bits.Number(3);
        var separate = chroma == 3 && bits.Flag();
        var width = bits.Number(AvcSps.MostPixels);
        var height = bits.Number(AvcSps.MostPixels);
        if (bits.Flag())
        {
            var (stepX, stepY) = separate || chroma is 0 or 3 ? (1, 1) : (2, chroma == 1 ? 2 : 1);
            width -= stepX * (bits.Number(AvcSps.MostPixels) + bits.Number(AvcSps.MostPixels));
            height -= stepY * (bits.Number(AvcSps.MostPixels) + bits.Number(AvcSps.MostPixels));
        }

        return width > 0 && height > 0
            ? new HevcSps(general, width, height, chroma, 8 + bits.Number(8), 8 + bits.Number(8), sublayers + 1, isNested)
            : throw new Mp4FormatException($"A picture of {width} by {height} pixels cannot be right.");
    }

    private static void SkipSublayers(ref BitReader bits, int sublayers)
    {
        Span<bool> has = stackalloc bool[16];
        for (var i = 0; i < 2 * sublayers; i++)
        {
            has[i] = bits.Flag();
        }

        bits.Skip(sublayers > 0 ? 2 * (8 - sublayers) : 0);
        for (var i = 0; i < sublayers; i++)
        {
            bits.Skip((has[2 * i] ? 88 : 0) + (has[(2 * i) + 1] ? 8 : 0));
        }
    }
}
