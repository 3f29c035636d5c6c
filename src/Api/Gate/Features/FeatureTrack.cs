using LiveView.Api.Gate.Follow;
using LiveView.Domain.Tracking;
using LiveView.Grains.Abstractions.Tracking;

namespace LiveView.Api.Gate.Features;

/// <summary>The positions of an object that a lease lets out and a query asks for, from the store.</summary>
internal static class FeatureTrack
{
    /// <summary>So many events are looked at for one answer: who asks for little of a long way goes on with the link to the next.</summary>
    private const int MostEvents = 20_000;

    /// <summary>Reads them.</summary>
    /// <param name="grain">The object.</param>
    /// <param name="lease">Under which they leave; it is held against the rights by whoever lets them out.</param>
    /// <param name="live">Where the object is; null before its first position.</param>
    /// <param name="query">What is asked for.</param>
    /// <returns>They, and the number after which it goes on; null when that is all.</returns>
    public static async Task<(IReadOnlyList<TrackFix> Fixes, long? Next)> ReadAsync(ITrackedObjectGrain grain, ViewLease lease, TrackFix? live, FeatureQuery query)
    {
        if (!lease.ShowsTrail)
        {
            return ([.. Asked(live, query)], null);
        }

        // Where the object is may be seen whenever it came there.
        var fixes = new SortedDictionary<long, TrackFix>(Asked(live, query).ToDictionary(fix => fix.Sequence));
        var (after, seen) = (Math.Max(query.After, await grain.LastBefore(lease.Owner, ReceivedFrom(lease, query)) ?? 0), 0);
        while (true)
        {
            var page = await grain.ReadAfter(lease.Owner, after);
            if (page.IsGone)
            {
                // It was never stored.
                return ([.. fixes.Values], null);
            }

            foreach (var happened in page.Events)
            {
                // One more than is asked for says that there is more.
                if (happened is TrackEvent.FixTaken(var fix) && fixes.Count <= query.Limit && TrackFrame.Shows(lease, fix) && IsAsked(fix, query))
                {
                    fixes[fix.Sequence] = fix;
                }
                else if (happened is TrackEvent.FixJudged judged && fixes.TryGetValue(judged.Of, out var before))
                {
                    fixes[judged.Of] = before with { Flags = judged.Flags };
                }

                after = happened.Sequence;
            }

            seen += page.Events.Length;
            if (fixes.Count > query.Limit)
            {
                TrackFix[] those = [.. fixes.Values.Take(query.Limit)];
                return (those, those[^1].Sequence);
            }

            if (page.Events.Length == 0 || after >= page.LastSequence)
            {
                return ([.. fixes.Values], null);
            }

            if (seen >= MostEvents)
            {
                return ([.. fixes.Values.Where(fix => fix.Sequence <= after)], after);
            }
        }
    }

    /// <summary>What came in before this is neither let out nor asked for: nothing is measured after it came in, but for what its clock is fast.</summary>
    private static DateTimeOffset ReceivedFrom(ViewLease lease, FeatureQuery query)
    {
        var (shown, asked) = (lease.PicturesFrom ?? DateTimeOffset.MinValue, query.Period?.From ?? DateTimeOffset.MinValue);
        return shown > asked ? shown : asked;
    }

    private static IEnumerable<TrackFix> Asked(TrackFix? live, FeatureQuery query) => live is not null && IsAsked(live, query) ? [live] : [];

    private static bool IsAsked(TrackFix fix, FeatureQuery query) =>
        fix.Sequence > query.After && query.Box?.Holds(fix.Position) != false && query.Period?.Holds(fix.Time) != false;
}
