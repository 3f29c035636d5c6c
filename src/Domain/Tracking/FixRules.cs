using LiveView.Domain.Connections;

namespace LiveView.Domain.Tracking;

/// <summary>What is known of a new fix, and what it tells of those around it.</summary>
internal static class FixRules
{
    /// <summary>Two sources say the same when their fix times are this near; a second is what most devices count in.</summary>
    private const long SameMoment = TimeSpan.TicksPerSecond / 2;

    /// <summary>Clocks that were corrected by this much apart may show one moment, ticks: 6 s.</summary>
    private const long SameTime = 6 * TimeSpan.TicksPerSecond;

    /// <summary>And their places this near, metres squared.</summary>
    private const double SamePlace = 25;

    /// <summary>A mirror image nearer than this proves nothing, metres squared: London lies on both sides of Greenwich.</summary>
    private const double FarMirror = 5e4 * 5e4;

    /// <summary>And one this near to the live place does, metres squared.</summary>
    private const double NearLive = 2e4 * 2e4;

    private static readonly long s_justNow = TimeSpan.FromMinutes(30).Ticks;

    /// <summary>At this speed a place does not stay the same to the last digit, metres per second.</summary>
    private const double Moves = 3;

    public static void Take(
        TrackHappening happening, TrackSettings settings, PositionReport report, GeoPosition position, SourceClock clock, DateTimeOffset now)
    {
        var track = happening.Track;
        var (time, flags) = ReportTime.Of(report.FixTime, now, clock.Offset);
        var fix = Fix(happening.Next, time, position, flags, report, clock.Name, now);
        var known = track.SourceIndex(clock.Name);
        var point = TrackPoint.Of(fix, (byte)(known < 0 ? track.Sources.Length : known));
        var at = track.Window.After(point.Time);
        flags |= time < track.Live?.Time ? FixFlags.Late : FixFlags.None;
        flags |= Place(track, settings, point, position);
        flags |= IsEcho(track.Window, at, point) ? FixFlags.Echo : FixFlags.None;
        flags |= IsStuck(track.Window, at, point) ? FixFlags.Stuck : FixFlags.None;
        point = point with { Flags = flags };
        if ((flags & (FixFlags.Echo | FixFlags.Mirrored)) != 0
            || Judgement.Fits(track.Window, at, point, settings.FastestSpeed))
        {
            happening.Add(new TrackEvent.FixTaken(fix with { Flags = flags }));
        }
        else
        {
            Judge(happening, fix with { Flags = flags }, point, at, settings.FastestSpeed);
        }

        Learn(happening, clock.Name, settings.FastestSpeed);
    }

    private static void Judge(TrackHappening happening, TrackFix fix, in TrackPoint point, int at, double fastest)
    {
        Span<(int Place, FixFlags Flags)> judged = stackalloc (int, FixFlags)[Judgement.Most];
        var window = happening.Track.Window.Insert(at, point);
        judged = judged[..Judgement.Of(window, at, fastest, judged)];
        foreach (var (place, flags) in judged)
        {
            fix = place == at ? fix with { Flags = flags } : fix;
        }

        happening.Add(new TrackEvent.FixTaken(fix));
        Tell(happening, window, judged, at);
    }

    /// <summary>Where times moved, what was doubted is looked at once more.</summary>
    private static void JudgeAgain(TrackHappening happening, double fastest)
    {
        Span<(int Place, FixFlags Flags)> judged = stackalloc (int, FixFlags)[Judgement.Most];
        for (var place = 0; place < happening.Track.Window.Count; place++)
        {
            var window = happening.Track.Window;
            var doubt = window[place].Flags & (FixFlags.Doubted | FixFlags.Echo);
            if (doubt != 0 && (doubt & (FixFlags.Echo | FixFlags.Mirrored)) == 0)
            {
                Tell(happening, window, judged[..Judgement.Of(window, place, fastest, judged)], -1);
            }
        }
    }

    private static void Tell(TrackHappening happening, TrackWindow window, ReadOnlySpan<(int Place, FixFlags Flags)> judged, int but)
    {
        foreach (var (place, flags) in judged)
        {
            if (place != but)
            {
                happening.Add(new TrackEvent.FixJudged(happening.Next, window[place].Sequence, flags));
            }
        }
    }

    private static FixFlags Place(Track track, TrackSettings settings, in TrackPoint point, GeoPosition position)
    {
        var outside = settings.Area is { } area && !area.Holds(position);
        return (outside ? FixFlags.OutOfArea : FixFlags.None)
            | (IsMirrored(track, settings, point, outside) ? FixFlags.Mirrored : FixFlags.None);
    }

    /// <summary>Whether a place with one sign or both turned round is where the object was expected, and this is not.</summary>
    private static bool IsMirrored(Track track, TrackSettings settings, in TrackPoint point, bool outside)
    {
        if ((settings.Area is not null && !outside) || GoesOn(track, settings, point))
        {
            return false;
        }

        for (var signs = 1; signs < 4; signs++)
        {
            var mirror = new Mirror(
                (signs & 1) == 0 ? point.Latitude : -point.Latitude, (signs & 2) == 0 ? point.Longitude : -point.Longitude);
            if (Ground.SquaredMetres(point.Latitude, point.Longitude, mirror.Latitude, mirror.Longitude) > FarMirror
                && (settings.Area is { } area ? area.Holds(mirror.Latitude, mirror.Longitude) : track.Live is { Position: var live }
                    && Ground.SquaredMetres(live.Latitude, live.Longitude, mirror.Latitude, mirror.Longitude) < NearLive
                    && Ground.SquaredMetres(live.Latitude, live.Longitude, point.Latitude, point.Longitude) > FarMirror))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it drove there from its live place just now: then it is there, whatever the place is a mirror image of.</summary>
    private static bool GoesOn(Track track, TrackSettings settings, in TrackPoint point)
    {
        if (track.Live is not { } live || Math.Abs(point.Time - live.Time.UtcTicks) > s_justNow)
        {
            return false;
        }

        var within = settings.FastestSpeed * ((Math.Abs(point.Time - live.Time.UtcTicks) / (double)TimeSpan.TicksPerSecond) + 1) + 1_000;
        return Ground.SquaredMetres(live.Position.Latitude, live.Position.Longitude, point.Latitude, point.Longitude) <= within * within;
    }

    private static bool IsEcho(TrackWindow window, int at, in TrackPoint point)
    {
        var points = new TrackReader(window);
        for (var place = at - 1; place >= 0 && points[place] is var before && point.Time - before.Time <= SameTime; place--)
        {
            if (SaysTheSame(before, point))
            {
                return true;
            }
        }

        for (var place = at; place < window.Count && points[place] is var after && after.Time - point.Time <= SameTime; place++)
        {
            if (SaysTheSame(after, point))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SaysTheSame(in TrackPoint known, in TrackPoint point) =>
        known.Source != point.Source && Math.Abs(known.FixTime - point.FixTime) <= SameMoment
        && Ground.SquaredMetres(known.Latitude, known.Longitude, point.Latitude, point.Longitude) <= SamePlace;

    /// <summary>Whether it and the two before it from the same source lie on one spot to the last digit, and say that they move.</summary>
    private static bool IsStuck(TrackWindow window, int at, in TrackPoint point)
    {
        if (!(point.Speed >= Moves))
        {
            return false;
        }

        var points = new TrackReader(window);
        var same = 0;
        for (var place = at - 1; place >= 0 && same < 2; place--)
        {
            var before = points[place];
            if (before.Source == point.Source)
            {
                if (before.Latitude != point.Latitude || before.Longitude != point.Longitude || !(before.Speed >= Moves))
                {
                    return false;
                }

                same++;
            }
        }

        return same == 2;
    }

    private static void Learn(TrackHappening happening, string source, double fastest)
    {
        var sources = happening.Track.Sources;
        var index = happening.Track.SourceIndex(source);
        if ((index > 0 && sources[index].IsYoung) || sources[index].Judged() is not { } offset)
        {
            return;
        }

        var since = sources[index].Offset != TimeSpan.Zero && offset > sources[index].Offset ? Since(happening.Track, index) : null;
        foreach (var each in sources)
        {
            if (each.Name == source || each.Follows(sources[index]))
            {
                happening.Add(new TrackEvent.ClockFound(happening.Next, each.Name, offset, since));
            }
        }

        if (sources.Length > 1)
        {
            JudgeAgain(happening, fastest);
        }
    }

    /// <summary>The first fix time of those that told that a clock was set right again.</summary>
    private static DateTimeOffset? Since(Track track, int source)
    {
        var points = new TrackReader(track.Window);
        var (since, left) = (long.MaxValue, SourceClock.Most);
        for (var place = track.Window.Count - 1; place >= 0 && left > 0; place--)
        {
            if (points[place] is var point && point.Source == source)
            {
                (since, left) = (Math.Min(since, point.FixTime), left - 1);
            }
        }

        return since == long.MaxValue ? null : new DateTimeOffset(since, TimeSpan.Zero);
    }

    private static TrackFix Fix(
        long sequence, DateTimeOffset time, GeoPosition position, FixFlags flags, PositionReport report, string source, DateTimeOffset now) =>
        new(sequence, time, position, flags)
        {
            FixTime = report.FixTime,
            ReceivedAt = now,
            Source = source,
            Index = (ushort)report.Index,
            Speed = report.Speed,
            Heading = report.Heading,
            Altitude = report.Altitude,
            Accuracy = report.Accuracy,
            DeviceTime = report.DeviceTime,
            Satellites = report.Satellites,
            Ignition = report.Ignition,
            HasPower = report.HasPower,
            Battery = report.Battery,
            Alarm = report.Alarm,
        };

    private readonly record struct Mirror(double Latitude, double Longitude);
}
