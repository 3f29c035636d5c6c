namespace LiveView.Media.Mp4;

/// <summary>What moov says about the one track that is carried.</summary>
/// <param name="Codec">How it is coded.</param>
/// <param name="CodecText">The coding as RFC 6381 writes it.</param>
/// <param name="Width">Of the coded picture, pixels; 0 of sound.</param>
/// <param name="Height">Of the coded picture, pixels; 0 of sound.</param>
/// <param name="Timescale">Units per second, at least 1.</param>
/// <param name="DefaultDuration">Sample duration where neither trun nor tfhd gives one, in units of the timescale.</param>
/// <param name="DefaultFlags">Sample flags where neither trun nor tfhd gives any (ISO/IEC 14496-12, 8.8.3.1).</param>
/// <param name="NalLengthSize">Bytes before each NAL unit that say how long it is: 1, 2 or 4.</param>
internal sealed record MovieTrack(
    TrackCodec Codec, string CodecText, int Width, int Height, int Timescale, uint DefaultDuration, uint DefaultFlags, int NalLengthSize)
{
    /// <summary>Reads the first track of the body of a moov box.</summary>
    public static MovieTrack Read(ReadOnlySpan<byte> moov)
    {
        var media = BoxWalk.Find(BoxWalk.Find(moov, BoxType.Trak), BoxType.Mdia);
        var timescale = TimescaleOf(BoxWalk.Find(media, BoxType.Mdhd));
        var samples = BoxWalk.Find(BoxWalk.Find(BoxWalk.Find(media, BoxType.Minf), BoxType.Stbl), BoxType.Stsd);

        uint duration = 0;
        uint flags = 0;
        if (BoxWalk.TryFind(moov, BoxType.Mvex, out var extends, out _) && BoxWalk.TryFind(extends, BoxType.Trex, out var trex, out _))
        {
            duration = BoxBytes.U32(trex, 12);
            flags = BoxBytes.U32(trex, 20);
        }

        // stsd: version and flags, entry count, then the entries.
        var entry = new BoxWalk(BoxBytes.From(samples, 8));
        if (!entry.MoveNext())
        {
            throw new Mp4FormatException("The sample description 'stsd' is empty.");
        }

        if (entry.Type == BoxType.Mp4a)
        {
            var text = CodecName.Sound(BoxWalk.Find(BoxBytes.From(entry.Body, SoundWriter.EntryLength), BoxType.Esds));
            return new MovieTrack(TrackCodec.Aac, text, 0, 0, timescale, duration, flags, 4);
        }

        var width = BoxBytes.U16(entry.Body, 24);
        var height = BoxBytes.U16(entry.Body, 26);
        var extensions = BoxBytes.From(entry.Body, 78);
        var (codec, name, lengthSize) = Coding(entry.Type, extensions);
        return new MovieTrack(codec, name, width, height, timescale, duration, flags, lengthSize);
    }

    private static (TrackCodec Codec, string Text, int NalLengthSize) Coding(uint type, ReadOnlySpan<byte> extensions)
    {
        switch (type)
        {
            case BoxType.Avc1 or BoxType.Avc3:
                var avcc = BoxWalk.Find(extensions, BoxType.AvcC);
                return (TrackCodec.H264, CodecName.Avc(avcc), 1 + (BoxBytes.U8(avcc, 4) & 3));
            case BoxType.Hvc1 or BoxType.Hev1:
                var hvcc = BoxWalk.Find(extensions, BoxType.HvcC);
                return (TrackCodec.H265, CodecName.Hevc(type, hvcc), 1 + (BoxBytes.U8(hvcc, 21) & 3));
            default:
                return (TrackCodec.Other, BoxType.Text(type), 4);
        }
    }

    private static int TimescaleOf(ReadOnlySpan<byte> mdhd)
    {
        var timescale = BoxBytes.U32(mdhd, BoxBytes.U8(mdhd, 0) == 1 ? 20 : 12);
        return timescale is > 0 and <= int.MaxValue
            ? (int)timescale
            : throw new Mp4FormatException($"A timescale of {timescale} units per second cannot be used.");
    }
}
