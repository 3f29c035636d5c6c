using LiveView.Media.Recording;
using LiveView.Media.Recording.Reading;
using LiveView.Media.Tests.Feeds;

namespace LiveView.Media.Tests.Recording;

/// <summary>What the next program makes of what the last one left. With a real <c>kill -9</c>: see the fault tests.</summary>
public class CrashTests
{
    [Fact]
    public async Task What_was_left_half_is_closed_kept_and_told_at_the_next_start()
    {
        var after = Directory.CreateTempSubdirectory("recording").FullName;
        await using (var bench = new RecordingBench())
        {
            await bench.RecordAsync();
            bench.FeedBench.Key();
            bench.FeedBench.Deltas(40);
            await bench.WrittenAsync(41);
            LeftBehind.Copy(bench.Root, after);
        }

        await using (var next = new RecordingBench(after))
        {
            await next.UntilAsync(() => next.Sealed.Count == 1);
            await next.Spool.KeptAsync();

            Assert.Equal((41, 0), (next.Sealed[0].Fragments, next.Sealed[0].TornBytes));
            Assert.Equal(41, (await next.ReadAsync()).OfType<RecordedItem.Picture>().Count());
            Assert.Equal(next.Sealed[0].Head, Assert.Single(await next.VerifyAsync()).Head.ToString());
        }

        Directory.Delete(after, recursive: true);
    }

    [Fact]
    public async Task What_is_recorded_after_a_restart_under_the_same_order_follows_what_was_recorded_before_it()
    {
        var root = Directory.CreateTempSubdirectory("recording").FullName;
        var (order, taken) = (default(RecordingOrder), new List<DateTimeOffset>());
        // Each program names its takes at random: that they come in order must not be luck.
        for (var program = 0; program < 6; program++)
        {
            var feed = new FeedBench();
            feed.Time.Advance(TimeSpan.FromMinutes(program));
            await using var bench = new RecordingBench(root, feed: feed);
            order ??= bench.Order;
            await bench.RecordAsync(order);
            bench.FeedBench.Key();
            taken.Add(feed.Time.GetUtcNow());
            await bench.WrittenAsync(taken.Count);
            await bench.StopAsync();
        }

        await using var last = new RecordingBench(root);
        var all = await last.ReadAsync();
        Assert.Equal(taken, all.OfType<RecordedItem.Picture>().Select(each => each.Record.Time.Instant));
        Assert.Equal(taken.Zip(taken.Skip(1)), all.OfType<RecordedItem.Gap>().Select(each => (each.Missing.From, each.Missing.Until)));
        foreach (var moment in taken)
        {
            Assert.Equal(moment, (await last.ReadAsync(moment)).OfType<RecordedItem.Picture>().First(each => !each.BeforeTarget).Record.Time.Instant);
        }

        var extent = (await last.Library.ExtentAsync(RecordingBench.HoldUp, FeedBench.Till, default))!;
        Assert.Equal((taken[0], taken[^1]), (extent.From, extent.Until));
        Assert.Equal(taken.Prepend(order!.From).Zip(taken), extent.Gaps.Select(each => (each.From, each.Until)));
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task A_head_that_nobody_heard_is_told_after_a_restart()
    {
        var root = Directory.CreateTempSubdirectory("recording").FullName;
        await using (var bench = new RecordingBench(root, failToHear: true))
        {
            await bench.RecordAsync();
            bench.FeedBench.Key();
            await bench.WrittenAsync(1);
            await bench.Recorder.StopAsync(RecordingBench.HoldUp, FeedBench.Till);
        }

        await using (var next = new RecordingBench(root))
        {
            await next.UntilAsync(() => next.Sealed.Count == 1);
            await next.Spool.KeptAsync();
        }

        await using (var third = new RecordingBench(root))
        {
            await third.Spool.KeptAsync();
            Assert.Empty(third.Sealed);
        }

        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task Two_programs_never_share_a_spool()
    {
        await using var bench = new RecordingBench();
        Assert.Throws<IOException>(() => new RecordingBench(bench.Root));
    }

    [Fact]
    public async Task What_was_left_of_an_incident_whose_key_is_gone_is_deleted()
    {
        var after = Directory.CreateTempSubdirectory("recording").FullName;
        await using (var bench = new RecordingBench())
        {
            await bench.RecordAsync();
            bench.FeedBench.Key();
            await bench.WrittenAsync(1);
            LeftBehind.Copy(bench.Root, after);
        }

        Directory.Delete(Path.Combine(after, "kept", "keys"), recursive: true);
        await using (var next = new RecordingBench(after))
        {
            await next.Spool.KeptAsync();
            Assert.Empty(next.Sealed);
            Assert.Empty(Directory.EnumerateFiles(Path.Combine(after, "spool"), "*.segment"));
        }

        Directory.Delete(after, recursive: true);
    }
}
