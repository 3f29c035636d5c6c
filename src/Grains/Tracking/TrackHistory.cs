using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;
using LiveView.Grains.Abstractions.Tracking;

namespace LiveView.Grains.Tracking;

/// <summary>What a follower that was away missed, out of the store.</summary>
internal static class TrackHistory
{
    private const int Page = 500;

    /// <summary>Events that tell of no moment of receipt stand between those that do: so many are looked at for one.</summary>
    private const int Few = 32;

    /// <summary>Silos' clocks may differ, and events of one group are appended together: this much before the moment counts as not before it.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    public static async Task<TrackPage> ReadAsync(ITrackLog log, TrackedObjectId id, Track track, long after)
    {
        // A number that was never given, or of which only the live position was stored: there is nothing to go on from.
        if (after < 0 || after > track.LastSequence)
        {
            return new TrackPage([], true, track.LastSequence);
        }

        var events = after == track.LastSequence ? [] : await log.ReadAsync(id, after, Page);
        var isWhole = events.Count == 0 ? after == track.LastSequence : events[0].Sequence == after + 1 && events[^1].Sequence - after == events.Count;
        return isWhole ? new TrackPage([.. events], false, track.LastSequence) : new TrackPage([], true, track.LastSequence);
    }

    /// <summary>
    /// The number of the last event that surely came in before a moment, by halving: events are numbered as they come in. Where nothing says
    /// when, the search goes on with what came before.
    /// </summary>
    public static async Task<long> LastBeforeAsync(ITrackLog log, TrackedObjectId id, long first, long last, DateTimeOffset moment)
    {
        if (moment - DateTimeOffset.MinValue <= Margin)
        {
            return first;
        }

        while (first < last)
        {
            var middle = first + ((last - first) / 2);
            var those = await log.ReadAsync(id, middle, Few);
            if (those.Select(ReceivedAt).FirstOrDefault(at => at is not null) is { } came && came < moment - Margin)
            {
                first = middle + 1;
            }
            else
            {
                last = middle;
            }
        }

        return first;
    }

    private static DateTimeOffset? ReceivedAt(TrackEvent happened) => happened switch
    {
        TrackEvent.FixTaken(var fix) => fix.ReceivedAt,
        TrackEvent.Heard heard => heard.At,
        _ => null,
    };
}
