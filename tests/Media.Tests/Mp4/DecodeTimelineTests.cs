using CsCheck;
using LiveView.Media.Mp4;

namespace LiveView.Media.Tests.Mp4;

public class DecodeTimelineTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_second_run_continues_where_the_first_ended_plus_the_time_that_passed()
    {
        var line = new DecodeTimeline();
        line.StartRun(90_000);
        line.Place(0, 3600, s_start);
        line.Place(3600, 3600, s_start.AddSeconds(0.04));

        line.StartRun(90_000);

        Assert.Equal(3600 + 90_000 * 2, line.Place(0, 3600, s_start.AddSeconds(2.04)));
    }

    [Fact]
    public void Another_timescale_continues_at_the_same_second()
    {
        var line = new DecodeTimeline();
        line.StartRun(90_000);
        line.Place(0, 90_000, s_start);

        line.StartRun(1_000);

        Assert.Equal(3_000, line.Place(500, 40, s_start.AddSeconds(3)));
    }

    [Fact]
    public void Time_never_goes_back_whatever_the_runs_say() =>
        Gen.Select(Gen.Bool, Gen.Long[0, 1L << 40], Gen.Long[0, 10_000], Gen.Int[0, 5_000]).Array[1, 100].Sample(steps =>
        {
            var line = new DecodeTimeline();
            var now = s_start;
            var last = -1L;
            line.StartRun(90_000);
            foreach (var (restart, time, duration, wait) in steps)
            {
                if (restart)
                {
                    line.StartRun(90_000);
                }

                now = now.AddMilliseconds(wait);
                var placed = line.Place(time, duration, now);
                Assert.True(placed > last);
                last = placed;
            }
        });
}
