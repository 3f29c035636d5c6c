namespace LiveView.Domain.Tracking;

/// <summary>Whether one object can have been at two places at two times.</summary>
internal static class Plausibility
{
    /// <summary>Hardest a road vehicle brakes or pulls up, metres per second squared.</summary>
    private const double HardestAcceleration = 5;

    /// <summary>Radius of 68 % where a fix does not say, metres.</summary>
    private const double UsualAccuracy = 10;

    /// <summary>Slower than this a speed says nothing: devices that know none say 0.</summary>
    private const double TellingSpeed = 0.5;

    /// <summary>Whether the way between them can be driven: within the object's fastest speed, and within what both speeds allow.</summary>
    public static bool Agree(in TrackPoint a, in TrackPoint b, double fastest)
    {
        var elapsed = (Math.Abs(b.Time - a.Time) / (double)TimeSpan.TicksPerSecond) + 1;
        var within = fastest * elapsed;
        if (a.Speed > TellingSpeed && b.Speed > TellingSpeed)
        {
            var greater = Math.Max(a.Speed, b.Speed);
            within = greater > fastest ? within : Math.Min(within, (greater + (HardestAcceleration / 2 * elapsed)) * elapsed);
        }

        within += 3 * (Accuracy(a) + Accuracy(b));
        return Ground.SquaredMetres(a.Latitude, a.Longitude, b.Latitude, b.Longitude) <= within * within;
    }

    private static double Accuracy(in TrackPoint point) =>
        float.IsFinite(point.Accuracy) ? Math.Clamp(point.Accuracy, 3, 5_000) : UsualAccuracy;
}
