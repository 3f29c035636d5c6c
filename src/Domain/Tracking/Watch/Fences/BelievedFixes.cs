namespace LiveView.Domain.Tracking.Watch.Fences;

/// <summary>The fixes that are believed now and were not before, by time: what came in, and what a later fix made believable.</summary>
internal static class BelievedFixes
{
    /// <param name="events">What happened to the track, in order.</param>
    /// <param name="track">The track after it.</param>
    /// <param name="after">The moment up to which fixes were looked at, UTC.</param>
    public static IEnumerable<TrackFix> Of(IReadOnlyList<TrackEvent> events, Track track, DateTimeOffset after)
    {
        var (fixes, judged) = (new Dictionary<long, TrackFix>(), false);
        foreach (var happened in events)
        {
            switch (happened)
            {
                case TrackEvent.FixTaken { Fix: var fix }:
                    fixes[fix.Sequence] = fix;
                    break;
                case TrackEvent.FixJudged { Of: var of, Flags: var flags } when fixes.TryGetValue(of, out var known):
                    fixes[of] = known with { Flags = flags };
                    break;
                case TrackEvent.FixJudged { Flags: var flags }:
                    judged |= (flags & (FixFlags.Echo | FixFlags.Doubted)) == 0;
                    break;
            }
        }

        foreach (var earlier in judged ? track.Tail : [])
        {
            fixes.TryAdd(earlier.Sequence, earlier);
        }

        return fixes.Values.Where(each => each.IsBelieved && each.Time > after).OrderBy(each => each.Time);
    }
}
