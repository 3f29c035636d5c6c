using LiveView.Domain.Identifiers;
using LiveView.Media.Recording;
using LiveView.Media.Recording.Reading;
using LiveView.Media.Recording.Segments;
using LiveView.Media.Recording.Storage;
using LiveView.Media.Tests.Feeds;

namespace LiveView.Media.Tests.Recording;

public sealed class S3RecordingStoreTests(S3Storage storage) : RecordingStoreContract, IClassFixture<S3Storage>, IDisposable
{
    private readonly S3RecordingStore _store = storage.Open();

    private protected override IRecordingStore Store => _store;

    [Fact]
    public async Task A_bucket_that_is_not_there_is_an_error_and_not_a_deleted_key()
    {
        using var elsewhere = storage.Open("nowhere");

        var refused = await Assert.ThrowsAsync<IOException>(async () => await elsewhere.OpenAsync("keys/i1", default));

        Assert.Contains("NoSuchBucket", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_recorded_while_the_server_is_killed_waits_in_the_spool_and_is_there_when_the_server_is_back()
    {
        await using var bench = new RecordingBench(store: _store);
        await bench.RecordAsync();
        bench.FeedBench.Key();
        bench.FeedBench.Deltas(30);
        await bench.WrittenAsync(31);

        await storage.Server.KillAsync();
        bench.FeedBench.Key();
        bench.FeedBench.Deltas(30);
        await bench.Recorder.StopAsync(RecordingBench.HoldUp, FeedBench.Till);
        await bench.UntilAsync(() => bench.Conditions.Contains(RecordingCondition.StoreRefuses.Code));
        Assert.Empty(bench.Sealed);

        await storage.Server.StartAgainAsync();
        await bench.Spool.KeptAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Contains(RecordingCondition.StoreAccepts.Code, bench.Conditions);
        Assert.Equal(62, (await bench.ReadAsync()).OfType<RecordedItem.Picture>().Count());
        Assert.Single(await bench.VerifyAsync());
    }

    [Fact]
    public async Task A_recording_that_cannot_begin_because_the_server_is_away_is_told_costs_viewers_nothing_and_begins_with_the_gap()
    {
        await using var bench = new RecordingBench(store: _store);
        using var viewer = bench.FeedBench.Feed.Subscribe();
        await storage.Server.KillAsync();
        bench.Recorder.Record(bench.Order with { Incident = IncidentId.Parse("away") });
        var shown = await bench.KeysUntilAsync(() => bench.Conditions.Contains(GapCause.StoreAway));
        Assert.Contains("opslag", RecordingCondition.Of(GapCause.StoreAway).Message!.Nl, StringComparison.Ordinal);

        await storage.Server.StartAgainAsync();
        shown += await bench.KeysUntilAsync(() => bench.Conditions[^1] == RecordingCondition.Running.Code);
        await bench.Recorder.StopAsync(IncidentId.Parse("away"), FeedBench.Till);
        await bench.Spool.KeptAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal((shown, 0), (FeedBench.Pictures(FeedBench.Drain(viewer)).Count(), viewer.Dropped));
        Assert.Equal(1, Assert.Single(bench.Sealed).Gaps);
    }

    [Fact]
    public async Task What_a_killed_program_left_in_its_spool_is_closed_and_kept_by_the_next_one()
    {
        var left = Directory.CreateTempSubdirectory("recording").FullName;
        await using (var bench = new RecordingBench(store: _store))
        {
            await bench.RecordAsync(bench.Order with { Incident = IncidentId.Parse("killed") });
            bench.FeedBench.Key();
            bench.FeedBench.Deltas(40);
            await bench.WrittenAsync(41, IncidentId.Parse("killed"));
            LeftBehind.Copy(bench.Root, left);
        }

        await using (var next = new RecordingBench(left, store: _store))
        {
            await next.UntilAsync(() => next.Sealed.Count == 1);
            Assert.Equal((41, 0), (next.Sealed[0].Fragments, next.Sealed[0].TornBytes));
        }

        Directory.Delete(left, recursive: true);
    }

    [Fact]
    public async Task The_probe_finds_a_server_that_overwrites_what_it_should_refuse_and_leaves_nothing_behind()
    {
        var said = await Assert.ThrowsAsync<IOException>(() => _store.CheckAsync(default));

        Assert.Contains("If-None-Match", said.Message, StringComparison.Ordinal);
        Assert.Empty(await NamesAsync("probe/"));
    }

    public void Dispose() => _store.Dispose();
}
