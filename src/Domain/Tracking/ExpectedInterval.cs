namespace LiveView.Domain.Tracking;

/// <summary>How often an object that moves is heard, learnt from when its fixes came in.</summary>
/// <remarks>
/// Median plus three times the median deviation of the gaps between receipts, within 1 s and 5 minutes; gaps that began while it stood
/// do not count, and records of one message are one receipt, so that a device that sends ten at a time is no alarm each time.
/// </remarks>
public static class ExpectedInterval
{
    private const int Fewest = 3;

    /// <summary>While there is too little to learn from: 1 minute.</summary>
    public static readonly TimeSpan Unknown = TimeSpan.FromMinutes(1);

    private static readonly long s_least = TimeSpan.FromSeconds(1).Ticks;
    private static readonly long s_most = TimeSpan.FromMinutes(5).Ticks;

    /// <summary>The interval to expect; not above 5 minutes.</summary>
    public static TimeSpan Of(Track track)
    {
        ArgumentNullException.ThrowIfNull(track);
        Span<long> gaps = stackalloc long[Track.Most];
        var count = Gaps(track.Window, gaps);
        if (count < Fewest)
        {
            return Unknown;
        }

        gaps = gaps[..count];
        var median = Median(gaps);
        foreach (ref var gap in gaps)
        {
            gap = Math.Abs(gap - median);
        }

        return TimeSpan.FromTicks(Math.Clamp(median + (3 * Median(gaps)), s_least, s_most));
    }

    private static int Gaps(TrackWindow window, Span<long> gaps)
    {
        var points = new TrackReader(window);
        Span<long> receipts = stackalloc long[Track.Most];
        var (count, from) = (0, Math.Max(0, window.Count - Track.Most));
        for (var place = from; place < window.Count; place++)
        {
            var point = points[place];
            if (!(point.Speed < EpisodeRules.Stands) && (point.Flags & FixFlags.Echo) == 0)
            {
                receipts[count++] = point.ReceivedAt;
            }
        }

        receipts[..count].Sort();
        var found = 0;
        for (var each = 1; each < count; each++)
        {
            if (receipts[each] > receipts[each - 1])
            {
                gaps[found++] = receipts[each] - receipts[each - 1];
            }
        }

        return found;
    }

    private static long Median(Span<long> values)
    {
        values.Sort();
        return values[values.Length / 2];
    }
}
