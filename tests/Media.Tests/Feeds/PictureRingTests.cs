using LiveView.Domain.Identifiers;
using LiveView.Media.Feeds;

namespace LiveView.Media.Tests.Feeds;

public class PictureRingTests
{
    private static readonly IncidentId s_holdUp = IncidentId.Parse("hold-up");
    private static readonly IncidentId s_other = IncidentId.Parse("other");
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

    [Fact]
    public void What_is_held_for_an_incident_is_there_when_the_ring_has_moved_on_and_for_no_other()
    {
        var bench = Filled(s_tenSeconds, seconds: 20);
        var alarm = bench.Time.GetUtcNow();
        bench.Feed.Hold(s_holdUp, alarm - TimeSpan.FromSeconds(10), alarm + TimeSpan.FromMinutes(10));
        Go(bench, seconds: 60);

        Assert.InRange((alarm - Burst(bench, TimeSpan.FromSeconds(70))[0].ArrivedAt).TotalSeconds, 10, 11);
        using var other = bench.Feed.SubscribeForRecording(s_other, alarm - TimeSpan.FromSeconds(10));
        Assert.True(FeedBench.Pictures(FeedBench.Drain(other)).First().ArrivedAt > alarm);
        Assert.Equal(25, Burst(bench, TimeSpan.Zero).Count);
    }

    [Fact]
    public void It_comes_before_what_the_ring_has_and_no_picture_twice()
    {
        var bench = Filled(s_tenSeconds, seconds: 20);
        bench.Feed.Hold(s_holdUp, bench.Time.GetUtcNow() - TimeSpan.FromSeconds(10), bench.Time.GetUtcNow() + TimeSpan.FromMinutes(10));
        Go(bench, seconds: 3);

        var burst = Burst(bench, TimeSpan.FromSeconds(13));
        Assert.Equal(burst.Count, burst[^1].Sequence - burst[0].Sequence + 1);
    }

    [Fact]
    public void A_camera_that_is_torn_off_the_wall_takes_nothing_of_it_away()
    {
        var bench = Filled(s_tenSeconds, seconds: 20);
        bench.Feed.Hold(s_holdUp, bench.Time.GetUtcNow() - TimeSpan.FromSeconds(10), bench.Time.GetUtcNow() + TimeSpan.FromMinutes(10));
        bench.Restart(2).Publish(new PictureState(PictureCondition.Reconnecting));

        using var recording = bench.Feed.SubscribeForRecording(s_holdUp, bench.Time.GetUtcNow() - TimeSpan.FromSeconds(10));
        var messages = FeedBench.Drain(recording);
        Assert.InRange(FeedBench.Pictures(messages).Count(), 250, 275);
        Assert.True(messages.FindIndex(each => each is FeedMessage.Init) < messages.FindIndex(each => each is FeedMessage.Picture));
    }

    [Fact]
    public void Time_alone_forgets_it_without_another_picture()
    {
        var bench = Filled(s_tenSeconds, seconds: 20);
        bench.Feed.Hold(s_holdUp, bench.Time.GetUtcNow() - TimeSpan.FromSeconds(10), bench.Time.GetUtcNow() + TimeSpan.FromMinutes(10));
        bench.Restart(2);
        bench.Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        Assert.NotEqual(0, bench.Pool.InUse);

        bench.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, bench.Pool.InUse);
    }

    [Fact]
    public void The_end_of_the_incident_or_of_the_feed_forgets_it_at_once()
    {
        foreach (var end in new Action<Feed>[] { feed => feed.Forget(s_holdUp), feed => feed.End(EndReason.CameraStopped) })
        {
            var bench = Filled(s_tenSeconds, seconds: 20);
            bench.Feed.Hold(s_holdUp, bench.Time.GetUtcNow() - TimeSpan.FromSeconds(10), bench.Time.GetUtcNow() + TimeSpan.FromMinutes(10));
            bench.Restart(2);
            bench.Feed.Forget(s_other);
            Assert.NotEqual(0, bench.Pool.InUse);

            end(bench.Feed);
            Assert.Equal(0, bench.Pool.InUse);
        }
    }

    [Fact]
    public void Without_leave_of_the_policy_nothing_is_held()
    {
        var bench = Filled(FeedLimits.Default, seconds: 20);
        bench.Feed.Hold(s_holdUp, bench.Time.GetUtcNow() - TimeSpan.FromSeconds(10), bench.Time.GetUtcNow() + TimeSpan.FromMinutes(10));
        bench.Restart(2);
        Assert.Equal(0, bench.Pool.InUse);
    }

    [Fact]
    public void A_policy_that_is_withdrawn_is_forgotten_with_the_next_key_frame()
    {
        var bench = Filled(s_tenSeconds, seconds: 20);
        bench.Feed.Keep(TimeSpan.Zero);
        bench.Key();
        Assert.Equal(1, bench.Pool.InUse);
    }

    private static void Go(FeedBench bench, int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            bench.Key();
            bench.Deltas(24);
        }
    }

    private static FeedBench Filled(FeedLimits limits, int seconds)
    {
        var bench = new FeedBench(limits);
        Go(bench, seconds);
        return bench;
    }

    private static List<Fragment> Burst(FeedBench bench, TimeSpan back)
    {
        using var viewer = back == TimeSpan.Zero
            ? bench.Feed.Subscribe()
            : bench.Feed.SubscribeForRecording(s_holdUp, bench.Time.GetUtcNow() - back);
        return [.. FeedBench.Pictures(FeedBench.Drain(viewer))];
    }
}
