namespace LiveView.Media.Mp4;

/// <summary>What a decoder of AAC must know before the first sound (AudioSpecificConfig, ISO/IEC 14496-3, 1.6.2.1).</summary>
/// <param name="Bytes">As the camera gave it.</param>
/// <param name="SampleRate">Samples per second and channel, 7350 to 96000.</param>
/// <param name="Channels">1 to 8.</param>
/// <param name="FrameSamples">Samples per channel of one unit: 1024 or 960.</param>
internal sealed record AacConfig(byte[] Bytes, int SampleRate, int Channels, int FrameSamples)
{
    /// <summary>The coding of MPEG-4 sound in a container (ISO/IEC 14496-1, 7.2.6.6.2).</summary>
    public const byte ObjectTypeIndication = 0x40;

    private const int LowComplexity = 2;
    private const int MostBytes = 64;

    private static readonly int[] s_rates = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350];

    /// <summary>Reads it; null where it is not plain AAC (low complexity), which is all that is passed on as it is.</summary>
    public static AacConfig? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is < 2 or > MostBytes || ObjectTypeOf(bytes) != LowComplexity)
        {
            return null;
        }

        var rate = ((bytes[0] & 7) << 1) | (bytes[1] >> 7);
        var channels = (bytes[1] >> 3) & 0xF;
        return rate < s_rates.Length && channels is >= 1 and <= 7
            ? new AacConfig(bytes.ToArray(), s_rates[rate], channels == 7 ? 8 : channels, (bytes[1] & 4) == 0 ? 1024 : 960)
            : null;
    }

    /// <summary>Which kind of MPEG-4 sound it is: 2 is AAC of low complexity.</summary>
    /// <exception cref="Mp4FormatException">There is nothing to read.</exception>
    public static int ObjectTypeOf(ReadOnlySpan<byte> bytes)
    {
        const int escape = 31;
        var type = BoxBytes.U8(bytes, 0) >> 3;
        return type == escape ? 32 + (((bytes[0] & 7) << 3) | (BoxBytes.U8(bytes, 1) >> 5)) : type;
    }
}
