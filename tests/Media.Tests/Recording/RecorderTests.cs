using LiveView.Media.Feeds;
using LiveView.Media.Recording;
using LiveView.Media.Recording.Reading;
using LiveView.Media.Recording.Segments;
using LiveView.Media.Recording.Storage;
using LiveView.Media.Tests.Feeds;

namespace LiveView.Media.Tests.Recording;

public class RecorderTests
{
    [Fact]
    public async Task What_is_read_is_byte_for_byte_what_the_feed_gave()
    {
        await using var bench = new RecordingBench();
        using var viewer = bench.FeedBench.Feed.Subscribe();
        await bench.RecordAsync();
        bench.FeedBench.Key();
        bench.FeedBench.Deltas(30);
        await bench.WrittenAsync(31);
        await bench.StopAsync();

        var shown = FeedBench.Drain(viewer).OfType<FeedMessage.Picture>().Select(each => each.Fragment).ToArray();
        var items = await bench.ReadAsync();
        var pictures = items.OfType<RecordedItem.Picture>().ToArray();

        Assert.Equal(shown.Select(each => each.Payload.ToArray()), pictures.Select(each => each.Content.ToArray()));
        Assert.Equal(shown.Select(each => each.ArrivedAt), pictures.Select(each => each.Record.Time.Instant));
        Assert.StartsWith("avc1.", Assert.Single(items.OfType<RecordedItem.Init>()).Segment().CodecText, StringComparison.Ordinal);
        Assert.Equal(shown[0].Message.ToArray(), pictures[0].Message());
    }

    [Fact]
    public async Task Nothing_is_recorded_from_before_the_release_or_after_its_end()
    {
        await using var bench = new RecordingBench();
        bench.FeedBench.Key();
        bench.FeedBench.Deltas(5);
        var order = bench.Order with { From = bench.FeedBench.Time.GetUtcNow(), Until = bench.FeedBench.Time.GetUtcNow() + TimeSpan.FromSeconds(1) };
        await bench.RecordAsync(order);
        bench.FeedBench.Deltas(5);
        bench.FeedBench.Key();
        bench.FeedBench.Deltas(60);
        await bench.WrittenAsync(19);
        await bench.StopAsync();

        var pictures = (await bench.ReadAsync()).OfType<RecordedItem.Picture>().ToArray();

        Assert.Equal(19, pictures.Length);
        Assert.All(pictures, each => Assert.InRange(each.Record.Time.Instant, order.From, order.Until));
        Assert.True(pictures[0].Record.IsKeyFrame);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(10)]
    public async Task A_recording_begins_as_many_seconds_before_the_alarm_as_the_release_says_also_a_minute_later(int agreed)
    {
        await using var bench = new RecordingBench(feed: new FeedBench(FeedLimits.Default with { PreAlarm = TimeSpan.FromSeconds(10) }));
        Run(bench, seconds: 20);
        var alarm = bench.FeedBench.Time.GetUtcNow();
        bench.FeedBench.Feed.Hold(RecordingBench.HoldUp, alarm.AddSeconds(-10), alarm.AddMinutes(10));
        Run(bench, seconds: 60);
        await bench.RecordAsync(bench.Order with { From = alarm.AddSeconds(-agreed) });
        await bench.WrittenAsync((agreed * 25) + 250);
        await bench.StopAsync();

        var items = await bench.ReadAsync();
        var before = items.OfType<RecordedItem.Picture>().Where(each => each.Record.Time.Instant < alarm).ToArray();
        Assert.InRange(before.Length, (agreed * 25) - 25, agreed * 25);
        Assert.All(before, each => Assert.True(each.Record.Time.Instant >= alarm.AddSeconds(-agreed)));
        Assert.Equal(agreed > 0 ? 1 : 0, items.OfType<RecordedItem.Gap>().Count());
        await bench.VerifyAsync();
    }

    [Fact]
    public async Task What_a_later_release_says_more_from_before_the_alarm_is_recorded_before_what_is_recorded_already()
    {
        await using var bench = new RecordingBench(feed: new FeedBench(FeedLimits.Default with { PreAlarm = TimeSpan.FromSeconds(10), ViewerQueue = 100_000, ViewerBytes = long.MaxValue, ViewerPatience = TimeSpan.FromDays(1) }));
        Run(bench, seconds: 20);
        var alarm = bench.FeedBench.Time.GetUtcNow();
        bench.FeedBench.Feed.Hold(RecordingBench.HoldUp, alarm.AddSeconds(-10), alarm.AddMinutes(10));
        Run(bench, seconds: 60);
        var live = bench.Order;
        await bench.RecordAsync(live);
        for (var second = 1; second <= 20; second++)
        {
            // An order that is not given again is over after ten seconds.
            bench.Recorder.Record(live);
            Run(bench, seconds: 1);
            await bench.WrittenAsync(second * 25);
        }

        await bench.RecordAsync(live with { From = alarm.AddSeconds(-4) });
        await bench.WrittenAsync(24 * 25 - 25);
        bench.Recorder.Record(live with { From = alarm.AddSeconds(-4) });
        await bench.StopAsync();

        var pictures = (await bench.ReadAsync()).OfType<RecordedItem.Picture>().Select(each => each.Record.Time.Instant).ToArray();
        Assert.Equal(pictures.Order(), pictures);
        Assert.Equal(pictures.Distinct(), pictures);
        Assert.InRange(pictures.Count(each => each < alarm), 75, 100);
        Assert.All(pictures, each => Assert.True(each >= alarm.AddSeconds(-4)));
        Assert.Equal(20 * 25, pictures.Count(each => each >= live.From));
        Assert.Equal(2, (await bench.VerifyAsync()).Select(each => each.Header.Take).Distinct().Count());
    }

    private static void Run(RecordingBench bench, int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            bench.FeedBench.Key();
            bench.FeedBench.Deltas(24);
        }
    }

    [Fact]
    public async Task A_segment_is_closed_at_a_key_frame_and_its_head_is_told_for_the_log()
    {
        await using var bench = new RecordingBench(options: new RecordingOptions { SegmentSeconds = 1 });
        await bench.RecordAsync();
        for (var group = 0; group < 4; group++)
        {
            bench.FeedBench.Key();
            bench.FeedBench.Deltas(29);
        }

        await bench.WrittenAsync(120);
        await bench.StopAsync();

        var segments = await bench.VerifyAsync();
        Assert.Equal(4, segments.Count);
        Assert.Equal(segments.Select(each => each.Head.ToString()), bench.Sealed.Select(each => each.Head));
        Assert.Equal([1, 2, 3, 4], bench.Sealed.Select(each => each.Number));
        Assert.Equal([30, 30, 30, 30], bench.Sealed.Select(each => each.Fragments));
        Assert.Single(segments.Select(each => each.Header.Take).Distinct());
    }

    [Fact]
    public async Task Pictures_that_the_camera_did_not_send_are_a_gap_in_the_chain()
    {
        await using var bench = new RecordingBench();
        await bench.RecordAsync();
        bench.FeedBench.Key();
        bench.FeedBench.Deltas(2);
        await bench.WrittenAsync(3);
        bench.FeedBench.Restart(2);
        bench.FeedBench.Time.Advance(TimeSpan.FromSeconds(7));
        bench.FeedBench.Key();
        await bench.WrittenAsync(4);
        await bench.StopAsync();

        var gaps = (await bench.ReadAsync()).OfType<RecordedItem.Gap>().Select(each => each.Missing).ToArray();

        Assert.InRange((gaps[0].Until - gaps[0].From).TotalSeconds, 7, 7.1);
        Assert.Equal(2, (await bench.VerifyAsync()).Sum(each => each.Gaps));
    }

    [Fact]
    public async Task An_order_that_is_not_given_again_lapses()
    {
        await using var bench = new RecordingBench();
        await bench.RecordAsync();
        bench.FeedBench.Key();
        await bench.WrittenAsync(1);

        bench.FeedBench.Time.Advance(Recorder.OrderTime + TimeSpan.FromSeconds(1));
        await bench.UntilAsync(() => bench.Conditions.Contains("stopped"));
        bench.FeedBench.Key();
        await bench.Spool.KeptAsync();

        Assert.Single((await bench.ReadAsync()).OfType<RecordedItem.Picture>());
    }

    [Fact]
    public async Task A_seek_begins_at_the_key_frame_before_the_moment()
    {
        await using var bench = new RecordingBench(options: new RecordingOptions { SegmentSeconds = 2 });
        await bench.RecordAsync();
        for (var group = 0; group < 6; group++)
        {
            bench.FeedBench.Key();
            bench.FeedBench.Deltas(24);
        }

        await bench.WrittenAsync(150);
        await bench.StopAsync();
        var all = (await bench.ReadAsync()).OfType<RecordedItem.Picture>().ToArray();

        for (var wanted = 0; wanted < all.Length; wanted += 7)
        {
            var read = (await bench.ReadAsync(all[wanted].Record.Time.Instant)).OfType<RecordedItem.Picture>().ToArray();
            Assert.Equal(all[wanted / 25 * 25].Record.Time, read[0].Record.Time);
            Assert.Equal(all.Length - wanted / 25 * 25, read.Length);
            Assert.Equal(wanted % 25, read.Count(each => each.BeforeTarget));
        }
    }

    [Fact]
    public async Task Nothing_before_the_bound_is_read_not_even_for_the_decoder()
    {
        await using var bench = new RecordingBench();
        await bench.RecordAsync();
        for (var group = 0; group < 3; group++)
        {
            bench.FeedBench.Key();
            bench.FeedBench.Deltas(24);
        }

        await bench.WrittenAsync(75);
        await bench.StopAsync();
        var all = (await bench.ReadAsync()).OfType<RecordedItem.Picture>().ToArray();
        var bound = all[30].Record.Time.Instant;

        foreach (var from in new[] { DateTimeOffset.UnixEpoch, all[3].Record.Time.Instant, bound, all[40].Record.Time.Instant })
        {
            var read = (await bench.ReadAsync(from, bound)).OfType<RecordedItem.Picture>().ToArray();
            Assert.Equal(all[50].Record.Time, read[0].Record.Time);
        }
    }

    [Fact]
    public async Task Deleting_the_key_deletes_the_pictures()
    {
        await using var bench = new RecordingBench();
        await bench.RecordAsync();
        bench.FeedBench.Key();
        await bench.WrittenAsync(1);
        await bench.StopAsync();

        await bench.Keys.DeleteAsync(RecordingBench.HoldUp, default);

        Assert.Empty(await bench.ReadAsync());
        Assert.Null(await bench.Library.ExtentAsync(RecordingBench.HoldUp, FeedBench.Till, default));
        Assert.NotEmpty(await NamesAsync(bench.Store));
    }

    [Fact]
    public async Task The_extent_says_from_when_to_when_and_what_is_missing()
    {
        await using var bench = new RecordingBench();
        await bench.RecordAsync();
        bench.FeedBench.Key();
        var first = bench.FeedBench.Time.GetUtcNow();
        bench.FeedBench.Deltas(10);
        var last = bench.FeedBench.Time.GetUtcNow();
        await bench.WrittenAsync(11);

        var running = await bench.Library.ExtentAsync(RecordingBench.HoldUp, FeedBench.Till, default);
        await bench.StopAsync();
        var kept = await bench.Library.ExtentAsync(RecordingBench.HoldUp, FeedBench.Till, default);

        Assert.Equal((first, last, true), (running!.From, running.Until, running.IsRunning));
        Assert.Equal((first, last, false), (kept!.From, kept.Until, kept.IsRunning));
        Assert.Equal(GapCause.NoPicture, Assert.Single(kept.Gaps).Cause);
    }

    private static async Task<List<string>> NamesAsync(IRecordingStore store)
    {
        var names = new List<string>();
        await foreach (var name in store.ListAsync(RecordingNames.AllSegments, default))
        {
            names.Add(name);
        }

        return names;
    }
}
