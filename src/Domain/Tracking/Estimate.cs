namespace LiveView.Domain.Tracking;

/// <summary>Where an object is thought to be now: its last believed fix, reckoned on at a steady speed and course.</summary>
public static class Estimate
{
    /// <summary>A fix is called measured for one and a half expected intervals, and within these bounds.</summary>
    private static readonly (double Least, double Most) s_fresh = (5, 30);

    /// <summary>After six expected intervals, within these bounds, only what can be reached is known.</summary>
    private static readonly (double Least, double Most) s_reckoned = (60, 120);

    /// <summary>Where it is thought to be; null before the first believed fix.</summary>
    /// <param name="track">Its track.</param>
    /// <param name="settings">What is to be expected of it.</param>
    /// <param name="now">Now, UTC.</param>
    public static PositionEstimate? Of(Track track, TrackSettings settings, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(settings);
        if (track.Live is not { } live)
        {
            return null;
        }

        var motion = Motion.Of(track, live);
        if (track.Episodes.ContainsKey(EpisodeKind.Parked))
        {
            return Around(EstimateKind.Estimated, motion, now - live.Time, motion.Spread(0).Long);
        }

        var interval = (settings.ExpectedInterval ?? ExpectedInterval.Of(track)).TotalSeconds;
        var age = now > live.Time ? now - live.Time : TimeSpan.Zero;
        var kind = age.TotalSeconds <= Math.Clamp(1.5 * interval, s_fresh.Least, s_fresh.Most) ? EstimateKind.Measured
            : age.TotalSeconds <= Math.Clamp(6 * interval, s_reckoned.Least, s_reckoned.Most) ? EstimateKind.Estimated
            : EstimateKind.Reachable;
        return Of(motion, kind, age, settings.FastestSpeed);
    }

    /// <summary>Where a motion leads to, and how sure that is.</summary>
    /// <param name="motion">The motion.</param>
    /// <param name="kind">What sort of knowledge it is by now.</param>
    /// <param name="age">Since it was measured.</param>
    /// <param name="fastest">Metres per second.</param>
    internal static PositionEstimate Of(Motion motion, EstimateKind kind, TimeSpan age, double fastest)
    {
        var seconds = age.TotalSeconds;
        var reach = (fastest * seconds) + motion.Spread(0).Long;
        if (kind == EstimateKind.Reachable)
        {
            return Around(kind, motion, age, reach);
        }

        var (along, across) = motion.Spread(seconds);
        (along, across) = (Math.Min(along, reach), Math.Min(across, reach));
        var lengthwise = motion.Heading is { } heading ? heading % 180 : 0;
        return new PositionEstimate(
            kind, motion.After(seconds), age, Math.Max(along, across), Math.Min(along, across),
            along >= across ? lengthwise : (lengthwise + 90) % 180, motion.Speed, motion.Heading);
    }

    private static PositionEstimate Around(EstimateKind kind, Motion motion, TimeSpan age, double radius) =>
        new(kind, motion.From, age, radius, radius, 0, motion.Speed, motion.Heading);
}
