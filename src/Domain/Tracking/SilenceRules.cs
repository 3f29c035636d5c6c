namespace LiveView.Domain.Tracking;

/// <summary>When an object has been silent for too long, and why that may be.</summary>
internal static class SilenceRules
{
    /// <summary>Faster than this it drives out in the open, metres per second: silence then may be a jammer.</summary>
    private const double Fast = 10;

    /// <summary>Its last message is this old at least before its silence means anything.</summary>
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(20);

    private static readonly EpisodeKind[] s_explained =
        [EpisodeKind.Silence, EpisodeKind.Parked, EpisodeKind.PowerCut, EpisodeKind.PossibleJamming];

    /// <summary>The earliest moment at which silence may mean something, UTC; null while it is explained, or nothing came in yet.</summary>
    public static DateTimeOffset? Earliest(Track track) =>
        track.HeardAt is { } heard && track.Live is not null && !IsExplained(track) ? heard + s_least : null;

    /// <summary>What the silence of now is; null while it is none, or was told already.</summary>
    public static EpisodeKind? Begun(Track track, TrackSettings settings, DateTimeOffset now)
    {
        if (!(Earliest(track) <= now) || track is not { HeardAt: { } heard, Live: { } live })
        {
            return null;
        }

        var expected = settings.ExpectedInterval ?? ExpectedInterval.Of(track);
        return now - heard < 3 * expected ? null : Cause(track, live);
    }

    private static bool IsExplained(Track track) =>
        !track.Episodes.IsEmpty && Array.Exists(s_explained, track.Episodes.ContainsKey);

    private static EpisodeKind Cause(Track track, TrackFix live)
    {
        var speed = Speed(track, live);
        return track.HasPower == false ? EpisodeKind.PowerCut
            : track.Ignition == false || speed < EpisodeRules.Stands ? EpisodeKind.Parked
            : speed >= Fast ? EpisodeKind.PossibleJamming
            : EpisodeKind.Silence;
    }

    /// <summary>As it said, or as its last two places say; not a number when nobody can tell.</summary>
    private static double Speed(Track track, TrackFix live)
    {
        if (live.Speed is { } said)
        {
            return said;
        }

        var points = new TrackReader(track.Window);
        for (var place = points.Count - 1; place >= 0; place--)
        {
            var before = points[place];
            var elapsed = (live.Time.UtcTicks - before.Time) / (double)TimeSpan.TicksPerSecond;
            if (before.IsBelieved && elapsed >= 1)
            {
                var (latitude, longitude) = (live.Position.Latitude, live.Position.Longitude);
                return Math.Sqrt(Ground.SquaredMetres(before.Latitude, before.Longitude, latitude, longitude)) / elapsed;
            }
        }

        return double.NaN;
    }
}
