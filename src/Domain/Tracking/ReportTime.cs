namespace LiveView.Domain.Tracking;

/// <summary>When an object was somewhere, from what its device's clock said and when it was heard.</summary>
public static class ReportTime
{
    /// <summary>Further into the future than this no fix time is believed: 30 s.</summary>
    public static readonly TimeSpan MostAhead = TimeSpan.FromSeconds(30);

    private const FixFlags Own = FixFlags.ClockCorrected | FixFlags.Future | FixFlags.WeekRollover;

    /// <summary>A GPS receiver counts weeks in ten bits: 1,024 weeks, 19.6 years.</summary>
    private const long Era = 7_168 * TimeSpan.TicksPerDay;

    /// <summary>Older than this is taken for a date of an earlier era: 19 years.</summary>
    private const long Old = 6_940 * TimeSpan.TicksPerDay;

    /// <summary>The time to show, and what was done to get it.</summary>
    /// <param name="fixTime">By the device's own clock, UTC.</param>
    /// <param name="receivedAt">When it came in, UTC.</param>
    /// <param name="offset">What to add to that clock.</param>
    public static (DateTimeOffset Time, FixFlags Flags) Of(DateTimeOffset fixTime, DateTimeOffset receivedAt, TimeSpan offset)
    {
        var ticks = InThisEra(fixTime.UtcTicks, receivedAt.UtcTicks);
        var flags = ticks == fixTime.UtcTicks ? FixFlags.None : FixFlags.WeekRollover;
        if (offset != TimeSpan.Zero)
        {
            ticks = Math.Clamp(ticks + offset.Ticks, DateTimeOffset.MinValue.UtcTicks, DateTimeOffset.MaxValue.UtcTicks);
            flags |= FixFlags.ClockCorrected;
        }

        return ticks - receivedAt.UtcTicks > MostAhead.Ticks
            ? (receivedAt, flags | FixFlags.Future)
            : (new DateTimeOffset(ticks, TimeSpan.Zero), flags);
    }

    /// <summary>A fix after the clock of its source was found to be off by something else than was thought.</summary>
    public static TrackFix Again(TrackFix fix, TrackEvent.ClockFound clock)
    {
        if (fix.Source != clock.Source || fix.FixTime < clock.Since)
        {
            return fix;
        }

        var (time, flags) = Of(fix.FixTime, fix.ReceivedAt, clock.Offset);
        return fix with { Time = time, Flags = (fix.Flags & ~Own) | flags };
    }

    /// <summary>A device's time, moved on by whole eras until it is not old; ticks.</summary>
    internal static long InThisEra(long ticks, long receivedAt) =>
        receivedAt - ticks > Old ? ticks + ((receivedAt - ticks - Old + Era - 1) / Era * Era) : ticks;

    internal static TrackPoint Retimed(in TrackPoint point, TrackEvent.ClockFound clock)
    {
        var (time, flags) = Of(new(point.FixTime, TimeSpan.Zero), new(point.ReceivedAt, TimeSpan.Zero), clock.Offset);
        return point with { Time = time.UtcTicks, Flags = (point.Flags & ~Own) | flags };
    }
}
