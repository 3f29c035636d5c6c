namespace LiveView.Media.Mp4;

/// <summary>Writes how sound is coded, as an entry of a track's description (ISO/IEC 14496-12, 12.2.3; 14496-14, 5.6).</summary>
internal static class SoundWriter
{
    /// <summary>Bytes of an entry before its own boxes.</summary>
    public const int EntryLength = 28;

    private const byte AudioStream = 0x15;

    /// <summary>The body of an <c>mp4a</c> entry.</summary>
    public static void Entry(BoxWriter entry, AacConfig config) => entry
        .Zeros(6).U16(1).Zeros(8).U16(config.Channels).U16(16).Zeros(4)
        .U32(config.SampleRate <= ushort.MaxValue ? (uint)config.SampleRate << 16 : 0)
        .FullBox(BoxType.Esds, 0, 0, esds =>
        {
            // Each descriptor: kind, length, body. The configuration is at most 64 bytes, so every length fits in seven bits.
            var decoder = 13 + 2 + config.Bytes.Length;
            esds.U8(3).U8(3 + 2 + decoder + 3).U16(0).U8(0)
                .U8(4).U8(decoder).U8(AacConfig.ObjectTypeIndication).U8(AudioStream).Zeros(11)
                .U8(5).U8(config.Bytes.Length).Bytes(config.Bytes)
                .U8(6).U8(1).U8(2);
        });
}
