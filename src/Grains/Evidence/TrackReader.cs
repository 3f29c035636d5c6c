using LiveView.Domain.Evidence.Bundle;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Tracking;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Tracking;

namespace LiveView.Grains.Evidence;

/// <summary>Collects where the tracked objects of an incident were during it, for the bundle of the party that brought them in.</summary>
internal static class TrackReader
{
    /// <summary>So many fixes go into one bundle: one each second for more than half a day. A bundle that lacks some says so.</summary>
    public const int MostFixes = 50_000;

    /// <summary>What was measured during the incident may come in later, when the device was out of reach.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(24);

    /// <summary>Reads them, of each object whose trail is kept.</summary>
    /// <param name="grains">Where objects are.</param>
    /// <param name="view">The incident, as its sharing party sees it.</param>
    /// <param name="now">Now, UTC.</param>
    public static async Task<IReadOnlyList<BundleTrack>> ReadAsync(IGrainFactory grains, IncidentView view, DateTimeOffset now)
    {
        var (tracks, room) = (new List<BundleTrack>(), MostFixes);
        foreach (var followed in view.Objects.Where(each => each.KeepTrail))
        {
            var track = await ReadAsync(grains.GetGrain<ITrackedObjectGrain>(GrainKeys.Of(followed.Id)), view, followed, view.ClosedAt ?? now, room);
            tracks.Add(track);
            room -= track.Fixes.Count;
        }

        return tracks;
    }

    private static async Task<BundleTrack> ReadAsync(
        ITrackedObjectGrain grain, IncidentView view, ObjectView followed, DateTimeOffset until, int most)
    {
        var owner = view.SharingParty.Id;
        var fixes = new SortedDictionary<long, TrackFix>();
        var after = await grain.LastBefore(owner, followed.At);
        while (after is { } last)
        {
            var page = await grain.ReadAfter(owner, last);
            foreach (var happened in page.Events)
            {
                if (happened is TrackEvent.FixTaken(var fix))
                {
                    if (fix.ReceivedAt > until + Late)
                    {
                        return new BundleTrack(followed.Id, followed.Name, [.. fixes.Values], true);
                    }

                    if (fix.Time >= followed.At && fix.Time <= until)
                    {
                        if (fixes.Count == most)
                        {
                            return new BundleTrack(followed.Id, followed.Name, [.. fixes.Values], false);
                        }

                        fixes[fix.Sequence] = fix;
                    }
                }
                else if (happened is TrackEvent.FixJudged judged && fixes.TryGetValue(judged.Of, out var before))
                {
                    fixes[judged.Of] = before with { Flags = judged.Flags };
                }
            }

            after = page.IsGone || page.Events.Length == 0 || page.Events[^1].Sequence >= page.LastSequence ? null : page.Events[^1].Sequence;
        }

        return new BundleTrack(followed.Id, followed.Name, [.. fixes.Values], true);
    }
}
