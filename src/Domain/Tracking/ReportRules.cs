using LiveView.Domain.Connections;

namespace LiveView.Domain.Tracking;

/// <summary>What becomes of one report.</summary>
internal static class ReportRules
{
    /// <summary>Oftener than this a device need not prove that it lives: 5 s.</summary>
    private static readonly TimeSpan s_proofOfLife = TimeSpan.FromSeconds(5);

    /// <param name="happening">Takes the events.</param>
    /// <param name="settings">What is to be expected of the object.</param>
    /// <param name="report">What the source said.</param>
    /// <param name="source">Which source.</param>
    /// <param name="now">When it came in, UTC.</param>
    /// <param name="alone">Whether it was the only one of its message: then a repeat is no buffer sent again.</param>
    public static ReportVerdict Take(
        TrackHappening happening, TrackSettings settings, PositionReport report, string source, DateTimeOffset now, bool alone)
    {
        if (report.Position is not { IsValid: true } position || IsNullIsland(position))
        {
            Heard(happening, report, now, false);
            EpisodeRules.OnHeartbeat(happening, report, now);
            return ReportVerdict.Heartbeat;
        }

        var index = happening.Track.SourceIndex(source);
        var clock = index < 0 ? SourceClock.Of(source, happening.Track.Offset) : happening.Track.Sources[index];
        if (WasTaken(happening.Track, clock, report, position))
        {
            Heard(happening, report, now, alone && report.FixTime.UtcTicks == clock.NewestFix);
            EpisodeRules.OnRepeat(happening, now);
            return ReportVerdict.Duplicate;
        }

        FixRules.Take(happening, settings, report, position, clock, now);
        EpisodeRules.OnFix(happening, report, now);
        return ReportVerdict.Taken;
    }

    /// <summary>
    /// Only what is not newer than all can have been said before. What lies within the fixes that are remembered is compared with
    /// them; what is older, with the memory of reports alone.
    /// </summary>
    private static bool WasTaken(Track track, SourceClock clock, PositionReport report, GeoPosition position)
    {
        var fixTime = report.FixTime.UtcTicks;
        var index = (ushort)report.Index;
        if (fixTime > clock.NewestFix
            || !track.Reports.Holds(ReportMemory.Key(clock.Hash, fixTime, position.Latitude, position.Longitude, index)))
        {
            return false;
        }

        var points = new TrackReader(track.Window);
        var (source, oldest) = (track.SourceIndex(clock.Name), long.MaxValue);
        for (var place = track.Window.Count - 1; place >= 0; place--)
        {
            var point = points[place];
            if (point.Source == source)
            {
                oldest = Math.Min(oldest, point.FixTime);
                if (point.FixTime == fixTime && point.Index == index && IsSame(point, position))
                {
                    return true;
                }
            }
        }

        return fixTime < oldest;
    }

    /// <summary>Within the tenth of a metre that keys are made of.</summary>
    private static bool IsSame(in TrackPoint point, GeoPosition position) =>
        Math.Abs(point.Latitude - position.Latitude) < 1.1e-6 && Math.Abs(point.Longitude - position.Longitude) < 1.1e-6;

    private static void Heard(TrackHappening happening, PositionReport report, DateTimeOffset now, bool repeats)
    {
        var track = happening.Track;
        var isNew = (report.Ignition is { } ignition && ignition != track.Ignition)
            || (report.HasPower is { } power && power != track.HasPower);
        if (isNew || !(now - track.HeardAt < s_proofOfLife))
        {
            happening.Add(new TrackEvent.Heard(happening.Next, now, repeats) { Ignition = report.Ignition, HasPower = report.HasPower });
        }
    }

    /// <summary>0/0, where devices without a position say they are.</summary>
    private static bool IsNullIsland(GeoPosition position) => Math.Abs(position.Latitude) < 1e-4 && Math.Abs(position.Longitude) < 1e-4;
}
