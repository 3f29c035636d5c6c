namespace LiveView.Media.Mp4;

/// <summary>The start of a fragmented MP4 (ftyp and moov): what a decoder must know before the first fragment.</summary>
public sealed class InitSegment
{
    internal InitSegment(byte[] bytes, VideoTrack track)
    {
        Bytes = bytes;
        Track = track;
    }

    /// <summary>The bytes as they came from the muxer, ftyp and moov.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>How the pictures are coded.</summary>
    public VideoCodec Codec => Track.Codec;

    /// <summary>The coding as RFC 6381 writes it, for example <c>avc1.640028</c> or <c>hvc1.1.6.L93.90</c>.</summary>
    public string CodecText => Track.CodecText;

    /// <summary>Width of the coded picture, pixels.</summary>
    public int Width => Track.Width;

    /// <summary>Height of the coded picture, pixels.</summary>
    public int Height => Track.Height;

    /// <summary>Units of media time per second, at least 1. RTSP video has 90000.</summary>
    public int Timescale => Track.Timescale;

    /// <summary>Reads an init segment that stands by itself.</summary>
    /// <param name="bytes">ftyp and moov; copied.</param>
    /// <exception cref="Mp4FormatException">It has no video track, or is malformed.</exception>
    public static InitSegment Read(ReadOnlySpan<byte> bytes) =>
        new(bytes.ToArray(), VideoTrack.Read(BoxWalk.Find(bytes, BoxType.Moov)));

    internal VideoTrack Track { get; }
}
