namespace LiveView.Domain.Tracking;

/// <summary>What a report begins and ends. Of each kind there is one episode at a time.</summary>
internal static class EpisodeRules
{
    /// <summary>Slower than this it stands, metres per second.</summary>
    public const double Stands = 1.5;

    /// <summary>This far from where it stood it was moved, metres.</summary>
    private const double Moved = 100;

    /// <summary>So often a device says the same thing again before its receiver is stuck.</summary>
    private const int MostRepeats = 3;

    /// <summary>And for so long.</summary>
    private static readonly TimeSpan s_stuck = TimeSpan.FromSeconds(30);

    /// <summary>An alarm that somebody raised stays this long at least, however soon the device speaks of something else.</summary>
    private static readonly TimeSpan s_raised = TimeSpan.FromMinutes(10);

    private static readonly EpisodeKind[] s_raisedBySomebody = [EpisodeKind.Duress, EpisodeKind.Tamper];

    public static void OnFix(TrackHappening happening, PositionReport report, DateTimeOffset now)
    {
        var track = happening.Track;
        OnReport(happening, report, track.Live is { MovesMarker: true } live && live.ReceivedAt == now ? live.Time : now, now);
        if (LatestTaken(track, report) is not { } latest)
        {
            return;
        }

        if ((latest.Flags & FixFlags.Stuck) != 0)
        {
            Begin(happening, EpisodeKind.StuckReceiver, latest.Time);
        }
        else
        {
            End(happening, EpisodeKind.StuckReceiver, now);
        }

        if (latest.Speed >= Stands || report.Ignition == true || HasMoved(track, latest))
        {
            End(happening, EpisodeKind.Parked, now);
        }
        else if (report.Ignition == false)
        {
            Begin(happening, EpisodeKind.Parked, latest.Time);
        }
    }

    public static void OnHeartbeat(TrackHappening happening, PositionReport report, DateTimeOffset now)
    {
        OnReport(happening, report, now, now);
        if (report.Ignition == true)
        {
            End(happening, EpisodeKind.Parked, now);
        }
    }

    public static void OnRepeat(TrackHappening happening, DateTimeOffset now)
    {
        End(happening, EpisodeKind.Silence, now);
        var track = happening.Track;
        if (track.Repeats >= MostRepeats && track.Live is { } live && now - live.ReceivedAt >= s_stuck)
        {
            Begin(happening, EpisodeKind.StuckReceiver, live.ReceivedAt);
        }
    }

    private static void OnReport(TrackHappening happening, PositionReport report, DateTimeOffset at, DateTimeOffset now)
    {
        if (Means(report.Alarm) is { } kind)
        {
            Begin(happening, kind, at);
        }

        if (happening.Track.Episodes.IsEmpty)
        {
            return;
        }

        End(happening, EpisodeKind.Silence, now);
        if (report.Alarm != TrackerAlarm.Jamming)
        {
            End(happening, EpisodeKind.PossibleJamming, now);
        }

        if (report.Alarm != TrackerAlarm.PowerCut && report.HasPower != false)
        {
            End(happening, EpisodeKind.PowerCut, now);
        }

        foreach (var raised in s_raisedBySomebody)
        {
            if (Means(report.Alarm) != raised && happening.Track.Episodes.TryGetValue(raised, out var since) && now - since >= s_raised)
            {
                End(happening, raised, now);
            }
        }
    }

    private static EpisodeKind? Means(TrackerAlarm? alarm) => alarm switch
    {
        TrackerAlarm.Duress => EpisodeKind.Duress,
        TrackerAlarm.Tow or TrackerAlarm.Tamper => EpisodeKind.Tamper,
        TrackerAlarm.Jamming => EpisodeKind.PossibleJamming,
        TrackerAlarm.PowerCut => EpisodeKind.PowerCut,
        TrackerAlarm.Other or null => null,
        _ => throw new ArgumentOutOfRangeException(nameof(alarm), alarm, "No such alarm of a tracker."),
    };

    /// <summary>The live fix, when this report brought it.</summary>
    private static TrackFix? LatestTaken(Track track, PositionReport report) =>
        track.Live is { } live && live.FixTime == report.FixTime && live.Position == report.Position ? live : null;

    private static bool HasMoved(Track track, TrackFix latest)
    {
        if (!track.Episodes.TryGetValue(EpisodeKind.Parked, out var since))
        {
            return false;
        }

        var stood = track.Window.After(since.UtcTicks) - 1;
        return stood >= 0 && track.Window[stood] is var there && Ground.SquaredMetres(
            there.Latitude, there.Longitude, latest.Position.Latitude, latest.Position.Longitude) > Moved * Moved;
    }

    private static void Begin(TrackHappening happening, EpisodeKind kind, DateTimeOffset since)
    {
        if (!happening.Track.Episodes.ContainsKey(kind))
        {
            happening.Add(new TrackEvent.EpisodeBegan(happening.Next, kind, since));
        }
    }

    private static void End(TrackHappening happening, EpisodeKind kind, DateTimeOffset at)
    {
        if (happening.Track.Episodes.ContainsKey(kind))
        {
            happening.Add(new TrackEvent.EpisodeEnded(happening.Next, kind, at));
        }
    }
}
