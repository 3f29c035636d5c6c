namespace LiveView.Media.Recording.Reading;

/// <summary>What there is of a camera in an incident.</summary>
/// <param name="From">First picture, UTC.</param>
/// <param name="Until">Last picture, UTC.</param>
/// <param name="IsRunning">Whether more comes in at this moment.</param>
/// <param name="Gaps">Where pictures are missing, in order of time.</param>
/// <param name="Changes">First pictures, UTC, for which a decoder starts with another init segment than for the one before.</param>
public sealed record RecordedExtent(
    DateTimeOffset From, DateTimeOffset Until, bool IsRunning, IReadOnlyList<RecordedGap> Gaps, IReadOnlyList<DateTimeOffset> Changes);

/// <summary>A piece of time of which there are no pictures.</summary>
/// <param name="Cause">Why: see <see cref="Segments.GapCause"/>.</param>
/// <param name="From">Last moment before it, UTC.</param>
/// <param name="Until">First moment after it, UTC.</param>
/// <param name="Dropped">Frames that are missing, as far as known.</param>
public sealed record RecordedGap(string Cause, DateTimeOffset From, DateTimeOffset Until, long Dropped);
