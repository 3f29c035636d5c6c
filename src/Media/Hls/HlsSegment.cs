namespace LiveView.Media.Hls;

/// <summary>One segment: parts, of which more may come until it is whole. A segment that is whole does not change any more.</summary>
/// <param name="Number">Its media sequence number.</param>
/// <param name="Init">Number of the init segment that it needs.</param>
/// <param name="Discontinues">Whether a decoder must start anew at it.</param>
/// <param name="StartedAt">When its first frame arrived, UTC.</param>
/// <param name="Parts">Its parts, in order.</param>
/// <param name="IsWhole">Whether no part follows.</param>
public sealed record HlsSegment(
    long Number, int Init, bool Discontinues, DateTimeOffset StartedAt, IReadOnlyList<HlsPart> Parts, bool IsWhole)
{
    /// <summary>How long it plays, s.</summary>
    public double Seconds => Parts.Sum(part => part.Seconds);

    /// <summary>Its size, bytes.</summary>
    public long Length => Parts.Sum(part => (long)part.Bytes.Length);
}
