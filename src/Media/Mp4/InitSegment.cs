namespace LiveView.Media.Mp4;

/// <summary>The start of a fragmented MP4 (ftyp and moov): what a decoder must know before the first fragment.</summary>
public sealed class InitSegment
{
    internal InitSegment(byte[] bytes, MovieTrack track)
    {
        Bytes = bytes;
        Track = track;
    }

    /// <summary>The bytes as they came from the muxer, ftyp and moov.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>How it is coded.</summary>
    public TrackCodec Codec => Track.Codec;

    /// <summary>The coding as RFC 6381 writes it, for example <c>avc1.640028</c>, <c>hvc1.1.6.L93.90</c> or <c>mp4a.40.2</c>.</summary>
    public string CodecText => Track.CodecText;

    /// <summary>Width of the coded picture, pixels; 0 of sound.</summary>
    public int Width => Track.Width;

    /// <summary>Height of the coded picture, pixels; 0 of sound.</summary>
    public int Height => Track.Height;

    /// <summary>Units of media time per second, at least 1. RTSP video has 90000.</summary>
    public int Timescale => Track.Timescale;

    /// <summary>Reads an init segment that stands by itself.</summary>
    /// <param name="bytes">ftyp and moov; copied.</param>
    /// <exception cref="Mp4FormatException">It has no track, or is malformed.</exception>
    public static InitSegment Read(ReadOnlySpan<byte> bytes) =>
        new(bytes.ToArray(), MovieTrack.Read(BoxWalk.Find(bytes, BoxType.Moov)));

    internal MovieTrack Track { get; }
}
