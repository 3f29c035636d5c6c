using LiveView.Domain.Jurisdiction.Regions;

namespace LiveView.Domain.Tracking.Handover;

/// <summary>In which regions an object may be in the next ten minutes.</summary>
/// <remarks>
/// The course is what it made good in the last five minutes, for a road bends and a journey does not; the spread is that of
/// <see cref="Estimate" />. The chance is the share of 49 places, equally likely under that spread, that lie in the region.
/// </remarks>
public static class RegionForecast
{
    /// <summary>How far it looks ahead, minutes.</summary>
    public const int Minutes = 10;

    /// <summary>Slower than this over that time it goes nowhere, metres per second.</summary>
    private const double Goes = 3;

    private static readonly long s_madeGood = TimeSpan.FromMinutes(5).Ticks;

    /// <summary>The middles of seven equally likely slices of a normal distribution, in deviations.</summary>
    private static readonly double[] s_slices = [-1.465, -0.792, -0.366, 0, 0.366, 0.792, 1.465];

    /// <summary>The regions it may come to, the one it is in not among them; empty while it stands, or no border is near.</summary>
    public static IReadOnlyList<RegionChance> Of(Track track, RegionMap map, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(map);
        if (track.Live is not { } live || MadeGood(track, live) is not { Speed: >= Goes } motion)
        {
            return [];
        }

        var (x, y) = map.Plane(live.Position);
        var here = map.At(x, y);
        var age = Math.Max(0, (now - live.Time).TotalSeconds);
        if (map.Nearest(x, y, here).Metres > (motion.Speed!.Value * (age + (Minutes * 60))) + motion.Spread(age + (Minutes * 60)).Long)
        {
            return [];
        }

        var counts = new int[map.Regions.Count, Minutes];
        for (var minute = 0; minute < Minutes; minute++)
        {
            Count(map, motion, age + ((minute + 1) * 60), counts, minute);
        }

        return [.. Enumerable.Range(0, map.Regions.Count)
            .Where(region => region != here && Enumerable.Range(0, Minutes).Any(minute => counts[region, minute] > 0))
            .Select(region => new RegionChance(
                map.Regions[region],
                [.. Enumerable.Range(0, Minutes).Select(minute => counts[region, minute] / (double)(s_slices.Length * s_slices.Length))],
                Arrival(map, motion, age, region)))];
    }

    private static void Count(RegionMap map, Motion motion, double seconds, int[,] counts, int minute)
    {
        var (x, y) = map.Plane(motion.After(seconds));
        var (along, across) = motion.Spread(seconds);
        var (sin, cos) = Math.SinCos(motion.Heading!.Value * (Math.PI / 180));
        foreach (var ahead in s_slices)
        {
            foreach (var aside in s_slices)
            {
                var (forward, right) = (ahead * along / Motion.NinetyFive, aside * across / Motion.NinetyFive);
                var region = map.At(x + (forward * sin) + (right * cos), y + (forward * cos) - (right * sin));
                if (region >= 0)
                {
                    counts[region, minute]++;
                }
            }
        }
    }

    private static TimeSpan? Arrival(RegionMap map, Motion motion, double age, int region)
    {
        for (var second = 10; second <= Minutes * 60; second += 10)
        {
            var (x, y) = map.Plane(motion.After(age + second));
            if (map.At(x, y) == region)
            {
                return TimeSpan.FromSeconds(second);
            }
        }

        return null;
    }

    /// <summary>From the oldest believed fix of the last five minutes that is remembered to the newest.</summary>
    private static Motion? MadeGood(Track track, TrackFix live)
    {
        var points = new TrackReader(track.Window);
        TrackPoint? oldest = null;
        for (var place = points.Count - 1; place >= 0 && points[place] is var point && live.Time.UtcTicks - point.Time <= s_madeGood; place--)
        {
            oldest = point.IsBelieved ? point : oldest;
        }

        var now = Motion.Of(track, live);
        if (oldest is not { } begin || live.Time.UtcTicks - begin.Time < s_madeGood / 4)
        {
            return now.Heading is null ? null : now;
        }

        var from = new Connections.GeoPosition(begin.Latitude, begin.Longitude);
        var seconds = (live.Time.UtcTicks - begin.Time) / (double)TimeSpan.TicksPerSecond;
        return now with { Speed = Ground.Metres(from, live.Position) / seconds, Heading = Ground.Bearing(from, live.Position) };
    }
}
