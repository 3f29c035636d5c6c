using LiveView.Media.Feeds;

namespace LiveView.Media.Tests.Feeds;

public class PictureRingTests
{
    private static readonly FeedLimits s_tenSeconds = new() { PreAlarm = TimeSpan.FromSeconds(10) };

    [Fact]
    public void Without_leave_of_the_policy_nothing_is_kept_from_before_the_current_group()
    {
        var bench = Filled(FeedLimits.Default, seconds: 20);

        Assert.Equal(25, bench.Pool.InUse);
        Assert.Equal(25, Burst(bench, TimeSpan.FromSeconds(10)).Count);
    }

    [Fact]
    public void The_seconds_before_an_alarm_begin_at_a_key_frame_and_are_all_there()
    {
        var bench = Filled(s_tenSeconds, seconds: 30);

        var burst = Burst(bench, TimeSpan.FromSeconds(10));

        Assert.True(burst[0].IsKeyFrame);
        Assert.InRange((bench.Time.GetUtcNow() - burst[0].ArrivedAt).TotalSeconds, 10, 11);
        Assert.Equal(burst.Count, burst[^1].Sequence - burst[0].Sequence + 1);
    }

    [Fact]
    public void Whoever_asks_for_less_gets_less()
    {
        var burst = Burst(Filled(s_tenSeconds, seconds: 30), TimeSpan.FromSeconds(3));
        Assert.InRange(burst.Count, 75, 100);
    }

    [Fact]
    public void A_viewer_that_only_watches_gets_the_current_group_alone() =>
        Assert.Equal(25, Burst(Filled(s_tenSeconds, seconds: 30), TimeSpan.Zero).Count);

    [Fact]
    public void No_more_is_kept_than_the_seconds_and_one_group() =>
        Assert.InRange(Filled(s_tenSeconds, seconds: 60).Pool.InUse, 250, 275);

    [Fact]
    public void What_is_kept_is_bounded_in_bytes_too()
    {
        var bench = Filled(s_tenSeconds with { PreAlarmBytes = 100_000 }, seconds: 30);
        Assert.True(Burst(bench, TimeSpan.FromSeconds(10)).Sum(fragment => fragment.Length) < 200_000);
    }

    [Fact]
    public void Another_run_starts_with_an_empty_ring()
    {
        var bench = Filled(s_tenSeconds, seconds: 10);
        bench.Restart(2);
        Assert.Equal(0, bench.Pool.InUse);
    }

    private static FeedBench Filled(FeedLimits limits, int seconds)
    {
        var bench = new FeedBench(limits);
        for (var i = 0; i < seconds; i++)
        {
            bench.Key();
            bench.Deltas(24);
        }

        return bench;
    }

    private static List<Fragment> Burst(FeedBench bench, TimeSpan back)
    {
        using var viewer = bench.Feed.Subscribe(back);
        return [.. FeedBench.Pictures(FeedBench.Drain(viewer))];
    }
}
