namespace LiveView.Media.Mp4;

/// <summary>Times as a file counts them.</summary>
internal static class MediaTime
{
    /// <summary>A time of a file as a span, rounded down to 100 ns.</summary>
    /// <param name="units">In units of the timescale, 0 or more.</param>
    /// <param name="timescale">Units per second, at least 1.</param>
    public static TimeSpan Of(long units, int timescale) => TimeSpan.FromTicks((long)((Int128)units * TimeSpan.TicksPerSecond / timescale));
}
