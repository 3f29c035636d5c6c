namespace LiveView.Media.Recording.Segments;

/// <summary>Bytes of a segment are not those that were written.</summary>
/// <param name="offset">Where it was found out, bytes from the start of the segment.</param>
/// <param name="what">What is wrong.</param>
public sealed class SegmentDamagedException(long offset, string what) : IOException($"The recording is damaged at byte {offset}: {what}")
{
    /// <summary>Where it was found out, bytes from the start of the segment.</summary>
    public long Offset { get; } = offset;
}
