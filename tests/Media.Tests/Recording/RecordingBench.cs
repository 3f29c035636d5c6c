using LiveView.Domain.Identifiers;
using LiveView.Media.Feeds;
using LiveView.Media.Recording;
using LiveView.Media.Recording.Reading;
using LiveView.Media.Recording.Segments;
using LiveView.Media.Recording.Storage;
using LiveView.Media.Tests.Feeds;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Media.Tests.Recording;

/// <summary>A recorder of one feed, on a directory of its own.</summary>
internal sealed class RecordingBench : IRecordingListener, IAsyncDisposable
{
    public static readonly IncidentId HoldUp = IncidentId.Parse("hold-up");

    private readonly Lock _gate = new();
    private readonly FileMasterKey _master;
    private readonly bool _ownsRoot;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RecordingBench(
        string? root = null, RecordingOptions? options = null, long keepFree = 0, Func<string, Stream>? open = null, bool failToHear = false,
        FeedBench? feed = null, IRecordingStore? store = null)
    {
        _ownsRoot = root is null;
        Root = root ?? Directory.CreateTempSubdirectory("recording").FullName;
        FailsToHear = failToHear;
        // Viewers of these tests read at the end, however long, by the feed's clock, the disk takes to be found out.
        FeedBench = feed ?? new FeedBench(FeedLimits.Default with
        {
            ViewerQueue = 100_000,
            ViewerBytes = long.MaxValue,
            ViewerPatience = TimeSpan.FromDays(1),
            GroupLength = TimeSpan.FromMinutes(1),
        });
        Store = store ?? new DiskRecordingStore(Path.Combine(Root, "kept"));
        _master = FileMasterKey.Open(Path.Combine(Root, "master.key"));
        Keys = new RecordingKeys(Store, _master);
        Spool = new RecordingSpool(
            Path.Combine(Root, "spool"), keepFree, Store, Keys, this, TimeProvider.System, NullLogger.Instance, open);
        Recorder = new Recorder(OpenAsync, Spool, Keys, options ?? new RecordingOptions(), this, FeedBench.Time, NullLogger.Instance);
        Library = new RecordingLibrary(Store, Keys, Spool, TimeProvider.System);
    }

    public string Root { get; }

    public FeedBench FeedBench { get; }

    public IRecordingStore Store { get; }

    public RecordingKeys Keys { get; }

    public RecordingSpool Spool { get; }

    public Recorder Recorder { get; }

    public RecordingLibrary Library { get; }

    public bool FailsToHear { get; set; }

    public IReadOnlyList<SealedSegment> Sealed { get; private set; } = [];

    public IReadOnlyList<string> Conditions { get; private set; } = [];

    public RecordingOrder Order => new(HoldUp, FeedBench.Till, 1, FeedBench.Time.GetUtcNow(), DateTimeOffset.MaxValue);

    public ValueTask<FeedSubscription?> OpenAsync(RecordingOrder order, CancellationToken cancellation)
    {
        var subscription = FeedBench.Feed.SubscribeForRecording(order.Incident, order.From);
        Change(() => Opened++);
        return ValueTask.FromResult<FeedSubscription?>(subscription);
    }

    public int Opened { get; private set; }

    public Task OnSealedAsync(SealedSegment segment, CancellationToken cancellation)
    {
        if (FailsToHear)
        {
            throw new IOException("Nobody listens.");
        }

        Change(() => Sealed = [.. Sealed, segment]);
        return Task.CompletedTask;
    }

    public Task OnConditionAsync(IncidentId incident, CameraId camera, RecordingCondition condition, CancellationToken cancellation)
    {
        Change(() => Conditions = [.. Conditions, condition.Code]);
        return Task.CompletedTask;
    }

    /// <summary>Begins to record, and comes back when the recorder listens to the feed.</summary>
    public async Task RecordAsync(RecordingOrder? order = null)
    {
        var before = Opened;
        Recorder.Record(order ?? Order);
        await UntilAsync(() => Opened > before);
    }

    public async Task StopAsync()
    {
        await Recorder.StopAsync(HoldUp, FeedBench.Till);
        await Spool.KeptAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>Comes back when a reader finds so many frames in what was written so far.</summary>
    public async Task WrittenAsync(int frames, IncidentId? incident = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        for (var before = -1; ;)
        {
            Assert.False(patience.IsCancellationRequested, $"{frames} frames were to be written, and {before} are.");
            var found = 0;
            await foreach (var item in Library.ReadAsync(incident ?? HoldUp, FeedBench.Till, DateTimeOffset.UnixEpoch, null, follow: false, patience.Token))
            {
                if (item is RecordedItem.Picture && ++found == frames)
                {
                    return;
                }
            }

            before = found;
            await Task.Yield();
        }
    }

    public async Task<List<RecordedItem>> ReadAsync(DateTimeOffset? from = null, DateTimeOffset? notBefore = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var items = new List<RecordedItem>();
        await foreach (var item in Library.ReadAsync(HoldUp, FeedBench.Till, from ?? DateTimeOffset.UnixEpoch, notBefore, follow: true, patience.Token))
        {
            items.Add(item);
        }

        return items;
    }

    /// <summary>Checks all that is kept, as one take or more.</summary>
    public async Task<IReadOnlyList<SegmentIndex>> VerifyAsync()
    {
        var key = (await Keys.FindAsync(HoldUp, default))!;
        var segments = new List<SegmentIndex>();
        await foreach (var name in Store.ListAsync(RecordingNames.Of(HoldUp), default))
        {
            segments.Add(await SegmentVerifier.VerifyAsync((await Store.OpenAsync(name, default))!, key, null, default));
        }

        foreach (var take in segments.GroupBy(segment => segment.Header.Take))
        {
            Assert.All(take.Zip(take.Skip(1)), pair => Assert.Equal(pair.First.Head, pair.Second.Header.PreviousHead));
        }

        return segments;
    }

    public async Task UntilAsync(Func<bool> holds)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (holds())
                {
                    return;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    /// <summary>Lets key frames come in until something holds.</summary>
    /// <returns>How many came.</returns>
    public async Task<int> KeysUntilAsync(Func<bool> holds)
    {
        var waiting = UntilAsync(holds);
        for (var keys = 0; ; keys++)
        {
            if (waiting.IsCompleted)
            {
                await waiting;
                return keys;
            }

            FeedBench.Key();
            await Task.WhenAny(waiting, Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Recorder.DisposeAsync();
        await Spool.DisposeAsync();
        _master.Dispose();
        if (_ownsRoot)
        {
            Directory.Delete(Root, recursive: true);
        }
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            _changed.SetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
