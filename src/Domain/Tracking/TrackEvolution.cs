using System.Collections.Immutable;

namespace LiveView.Domain.Tracking;

/// <summary>A track after an event.</summary>
internal static class TrackEvolution
{
    /// <summary>Greatest number of sources of one object; a further one takes the place of the last.</summary>
    private const int MostSources = 64;

    /// <summary>Earlier than the live one by more than this, a fix came out of order.</summary>
    private static readonly long s_outOfOrder = TimeSpan.FromSeconds(10).Ticks;

    public static Track Of(Track track, TrackEvent happened) => happened switch
    {
        TrackEvent.FixTaken(var fix) => Taken(track, fix),
        TrackEvent.FixJudged judged => Judged(track, judged),
        TrackEvent.EpisodeBegan began => track with
        {
            LastSequence = began.Number,
            Episodes = track.Episodes.SetItem(began.Kind, began.Since),
        },
        TrackEvent.EpisodeEnded ended => track with { LastSequence = ended.Number, Episodes = track.Episodes.Remove(ended.Kind) },
        TrackEvent.Heard heard => track with
        {
            LastSequence = heard.Number,
            HeardAt = Later(track.HeardAt, heard.At),
            Ignition = heard.Ignition ?? track.Ignition,
            HasPower = heard.HasPower ?? track.HasPower,
            Repeats = track.Repeats + (heard.Repeats ? 1 : 0),
        },
        TrackEvent.ClockFound clock => Retimed(track, clock),
        _ => throw new InvalidOperationException($"No rule for {happened.GetType().Name}."),
    };

    private static Track Taken(Track track, TrackFix fix)
    {
        var (sources, source) = With(track, fix);
        var key = ReportMemory.Key(sources[source].Hash, fix.FixTime.UtcTicks, fix.Position.Latitude, fix.Position.Longitude, fix.Index);
        var lives = fix.MovesMarker && !(fix.Time < track.Live?.Time);
        var late = track.Live is { } live && live.Time.UtcTicks - fix.Time.UtcTicks > s_outOfOrder;
        var newest = lives ? fix.Time.UtcTicks : track.Live?.Time.UtcTicks ?? 0;
        var disordered = late ? newest : track.DisorderedAt;
        var isLatest = (fix.Flags & (FixFlags.Late | FixFlags.Echo)) == 0;
        return track with
        {
            LastSequence = fix.Sequence,
            Live = lives ? fix : track.Live,
            Window = With(track.Window, TrackPoint.Of(fix, (byte)source), newest, disordered),
            Reports = track.Reports.With(key, fix.ReceivedAt.UtcTicks),
            Sources = sources,
            HeardAt = Later(track.HeardAt, fix.ReceivedAt),
            Ignition = isLatest ? fix.Ignition ?? track.Ignition : track.Ignition,
            HasPower = isLatest ? fix.HasPower ?? track.HasPower : track.HasPower,
            Repeats = isLatest ? 0 : track.Repeats,
            DisorderedAt = disordered,
        };
    }

    private static TrackWindow With(TrackWindow window, in TrackPoint point, long newest, long disordered)
    {
        var at = window.After(point.Time);
        var horizon = newest - disordered < Track.Disorder.Ticks ? newest - Track.Disorder.Ticks : long.MaxValue;
        if (at == 0 && window.Count >= Track.Most && (point.Time < horizon || window.Count >= Track.MostDisordered))
        {
            return window;
        }

        window = window.Insert(at, point);
        return window.Count > Track.Most
            ? window.Forget(Track.Most, window.Count > Track.MostDisordered ? long.MaxValue : horizon)
            : window;
    }

    private static (ImmutableArray<SourceClock> Sources, int Index) With(Track track, TrackFix fix)
    {
        var index = track.SourceIndex(fix.Source);
        return index >= 0
            ? (track.Sources.SetItem(index, track.Sources[index].With(fix)), index)
            : track.Sources.Length < MostSources
                ? (track.Sources.Add(SourceClock.Of(fix.Source, track.Offset).With(fix)), track.Sources.Length)
                : (track.Sources.SetItem(MostSources - 1, SourceClock.Of(fix.Source, track.Offset).With(fix)), MostSources - 1);
    }

    private static Track Judged(Track track, TrackEvent.FixJudged judged)
    {
        var next = track with { LastSequence = judged.Number };
        var place = track.Window.IndexOf(judged.Of);
        if (place < 0)
        {
            return next;
        }

        var window = track.Window.Replace(place, track.Window[place] with { Flags = judged.Flags });
        return next with { Window = window, Live = Newest(next, window) };
    }

    private static Track Retimed(Track track, TrackEvent.ClockFound clock)
    {
        var next = track with { LastSequence = clock.Number };
        var source = track.SourceIndex(clock.Source);
        if (source < 0)
        {
            return next;
        }

        var points = track.Window.ToArray();
        var since = clock.Since?.UtcTicks ?? long.MinValue;
        for (var each = 0; each < points.Length; each++)
        {
            if (points[each].Source == source && points[each].FixTime >= since)
            {
                points[each] = ReportTime.Retimed(points[each], clock);
            }
        }

        Array.Sort(points, (a, b) => a.Time != b.Time ? a.Time.CompareTo(b.Time) : a.Sequence.CompareTo(b.Sequence));
        var window = TrackWindow.Of(points);
        next = next with
        {
            Sources = track.Sources.SetItem(source, track.Sources[source].With(clock.Offset)),
            Live = track.Live is { } live ? ReportTime.Again(live, clock) : null,
        };
        return next with { Window = window, Live = Newest(next, window) };
    }

    /// <summary>The newest believed fix of the window: the live one itself when it is that.</summary>
    private static TrackFix? Newest(Track track, TrackWindow window)
    {
        var points = new TrackReader(window);
        for (var place = points.Count - 1; place >= 0; place--)
        {
            if (points[place] is { IsBelieved: true } newest)
            {
                return track.Live?.Sequence == newest.Sequence
                    ? track.Live with { Flags = newest.Flags }
                    : track.Fix(newest);
            }
        }

        return null;
    }

    private static DateTimeOffset Later(DateTimeOffset? known, DateTimeOffset at) => known > at ? known.Value : at;
}
