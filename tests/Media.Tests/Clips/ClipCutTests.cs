using LiveView.Media.Clips;
using LiveView.Media.Recording.Reading;
using LiveView.Media.Tests.Feeds;
using LiveView.Media.Tests.Recording;

namespace LiveView.Media.Tests.Clips;

/// <summary>Which pictures of a recording are in a clip: 25 a second, a key frame each second.</summary>
public class ClipCutTests
{
    private const int Group = 25;

    [Fact]
    public async Task A_clip_begins_with_the_key_frame_for_its_first_moment_and_ends_with_its_last()
    {
        await using var bench = await RecordedAsync(4);
        var all = await PicturesAsync(bench);
        var clip = await CutAsync(bench, all[30], all[70], null);

        Assert.IsType<RecordedItem.Init>(clip[0]);
        Assert.Equal(all[Group..71], Times(clip));
    }

    [Fact]
    public async Task A_moment_that_is_a_key_frame_is_where_it_begins()
    {
        await using var bench = await RecordedAsync(3);
        var all = await PicturesAsync(bench);

        Assert.Equal(all[50..61], Times(await CutAsync(bench, all[50], all[60], null)));
    }

    [Fact]
    public async Task Nothing_from_before_the_bound_is_in_it_not_even_for_the_decoder()
    {
        await using var bench = await RecordedAsync(4);
        var all = await PicturesAsync(bench);

        Assert.Equal(all[50..71], Times(await CutAsync(bench, all[30], all[70], all[30])));
        Assert.Equal(all[50..71], Times(await CutAsync(bench, all[0], all[70], all[Group].AddTicks(1))));
    }

    [Fact]
    public async Task Between_two_pictures_there_is_no_clip()
    {
        await using var bench = await RecordedAsync(2);
        var all = await PicturesAsync(bench);

        Assert.Empty(await CutAsync(bench, all[30].AddMilliseconds(10), all[30].AddMilliseconds(20), null));
    }

    [Fact]
    public async Task In_a_gap_there_is_no_clip_and_after_it_one_begins_with_a_key_frame()
    {
        await using var bench = new RecordingBench();
        await bench.RecordAsync();
        Groups(bench, 1);
        await bench.WrittenAsync(Group);
        bench.FeedBench.Restart(2);
        bench.FeedBench.Time.Advance(TimeSpan.FromSeconds(7));
        Groups(bench, 2);
        await bench.WrittenAsync(3 * Group);
        await bench.StopAsync();
        var all = await PicturesAsync(bench);

        Assert.Empty(await CutAsync(bench, all[24].AddSeconds(2), all[24].AddSeconds(4), null));
        Assert.Equal(all[25..31], Times(await CutAsync(bench, all[24].AddSeconds(2), all[30], null)));
        Assert.Equal(all[0..31], Times(await CutAsync(bench, all[20], all[30], null)));
    }

    [Fact]
    public async Task A_recording_that_runs_is_not_waited_for()
    {
        await using var bench = new RecordingBench();
        await bench.RecordAsync();
        Groups(bench, 1);
        await bench.WrittenAsync(Group);
        var extent = (await bench.Library.ExtentAsync(RecordingBench.HoldUp, FeedBench.Till, default))!;

        Assert.True(extent.IsRunning);
        Assert.Equal(Group, Times(await CutAsync(bench, extent.From, extent.Until, null)).Length);
    }

    private static async Task<RecordingBench> RecordedAsync(int groups)
    {
        var bench = new RecordingBench();
        await bench.RecordAsync();
        Groups(bench, groups);
        await bench.WrittenAsync(groups * Group);
        await bench.StopAsync();
        return bench;
    }

    private static void Groups(RecordingBench bench, int count)
    {
        for (var group = 0; group < count; group++)
        {
            bench.FeedBench.Key();
            bench.FeedBench.Deltas(Group - 1);
        }
    }

    private static async Task<DateTimeOffset[]> PicturesAsync(RecordingBench bench) => Times(await bench.ReadAsync());

    private static DateTimeOffset[] Times(IEnumerable<RecordedItem> items) =>
        [.. items.OfType<RecordedItem.Picture>().Select(each => each.Record.Time.Instant)];

    private static async Task<List<RecordedItem>> CutAsync(RecordingBench bench, DateTimeOffset from, DateTimeOffset until, DateTimeOffset? notBefore)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var items = new List<RecordedItem>();
        await foreach (var item in ClipCut.ReadAsync(
            bench.Library, RecordingBench.HoldUp, FeedBench.Till, from, until, notBefore, patience.Token))
        {
            items.Add(item);
        }

        return items;
    }
}
