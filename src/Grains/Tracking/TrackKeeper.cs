using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;
using LiveView.Grains.Abstractions.Tracking;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Tracking;

/// <summary>
/// Decides, appends, evolves, announces, in this order and one group at a time: what comes in while a group is being stored makes the next
/// one. What could not be stored changes nothing.
/// </summary>
internal sealed class TrackKeeper(TrackedObjectId id, ITrackLog log, TimeProvider time, Action<IReadOnlyList<TrackEvent>, Track> announce, ILogger logger)
{
    private const int Attempts = 3;

    public static readonly Refusal TryAgain = new(
        PositionReceipt.TryAgain, "The position could not be stored, so nothing was changed: send it again.");

    private readonly List<Waiting> _waiting = [];
    private Task _running = Task.CompletedTask;
    private Task<StoredTrack>? _loading;
    private PackedTrack? _track;
    private long _watchFrom = long.MaxValue;

    /// <summary>From when on time alone may tell something, ticks of UTC; <see cref="long.MaxValue" /> while only a report can. For any thread.</summary>
    public long WatchFrom => Volatile.Read(ref _watchFrom);

    /// <summary>The track, read from the store when it is not known.</summary>
    /// <remarks>
    /// Read once for all who ask meanwhile: a reading that another one and an append overtook would put the track back to where it was before them.
    /// </remarks>
    /// <exception cref="TrackLogUnavailableException">The store does not answer.</exception>
    public async Task<Track> LoadedAsync()
    {
        while (_track is null)
        {
            var loading = _loading ??= log.LoadAsync(id);
            try
            {
                var stored = await loading;
                if (ReferenceEquals(loading, _loading))
                {
                    var restored = stored.Restore();
                    (_track, _loading) = (new PackedTrack(restored), null);
                    Told(restored);
                }
            }
            catch when (ReferenceEquals(loading, _loading))
            {
                _loading = null;
                throw;
            }
        }

        return _track.Unpack();
    }

    public Task<PositionReceipt> ReportAsync(TrackedObject registered, IReadOnlyList<PositionReport> reports, string source) =>
        Enqueue(new Waiting(registered, (track, now) => TrackRules.Decide(track, registered.Settings(), reports, source, now)));

    /// <summary>Decides what time alone tells.</summary>
    public Task WatchAsync(TrackedObject registered) => _track is null
        ? Task.CompletedTask
        : Enqueue(new Waiting(registered, (track, now) => TrackRules.Watch(track, registered.Settings(), now)));

    /// <summary>Completes when all that came in is stored, or was refused.</summary>
    public async Task SettledAsync()
    {
        while (!_running.IsCompleted)
        {
            await _running;
        }
    }

    /// <summary>What is being read by now may be older than what is known to be wrong.</summary>
    private void Forget()
    {
        (_track, _loading) = (null, null);
        Volatile.Write(ref _watchFrom, long.MaxValue);
    }

    private void Told(Track track) => Volatile.Write(ref _watchFrom, TrackRules.WatchFrom(track)?.UtcTicks ?? long.MaxValue);

    private Task<PositionReceipt> Enqueue(Waiting waiting)
    {
        _waiting.Add(waiting);
        if (_running.IsCompleted)
        {
            _running = RunAsync();
        }

        return waiting.Answer.Task;
    }

    private async Task RunAsync()
    {
        while (_waiting.Count > 0)
        {
            var group = _waiting.ToArray();
            _waiting.Clear();
            try
            {
                await StoreAsync(group);
            }
            catch (Exception e)
            {
                // Nobody knows what was written: the store says, when it is asked again.
                Forget();
                TrackLog.NotStored(logger, e, id);
                Array.ForEach(group, each => each.Answer.TrySetResult(new PositionReceipt([], TryAgain)));
            }
        }

        // What has run is not kept until the next report.
        _running = Task.CompletedTask;
    }

    private async Task StoreAsync(Waiting[] group)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = await LoadedAsync();
            var (after, events, receipts) = Decide(before, group);
            try
            {
                if (events.Count > 0)
                {
                    var live = group[^1].Registered.KeepTrail ? null : new LivePosition(after.Live);
                    await log.AppendAsync(new TrackAppend(id, before.LastSequence, events, live));
                }
            }
            catch (TrackConflictException) when (attempt < Attempts)
            {
                Forget();
                continue;
            }

            if (events.Count > 0)
            {
                _track!.Keep(after);
                Told(after);
                announce(events, after);
            }

            for (var i = 0; i < group.Length; i++)
            {
                group[i].Answer.TrySetResult(receipts[i]);
            }

            return;
        }
    }

    private (Track After, List<TrackEvent> Events, PositionReceipt[] Receipts) Decide(Track track, Waiting[] group)
    {
        var (events, receipts, now) = (new List<TrackEvent>(), new PositionReceipt[group.Length], time.GetUtcNow());
        for (var i = 0; i < group.Length; i++)
        {
            var decision = group[i].Decide(track, now);
            events.AddRange(decision.Events);
            track = decision.After;
            receipts[i] = new PositionReceipt([.. decision.Verdicts], null);
        }

        return (track, events, receipts);
    }

    private sealed record Waiting(TrackedObject Registered, Func<Track, DateTimeOffset, TrackDecision> Decide)
    {
        public TaskCompletionSource<PositionReceipt> Answer { get; } = new();
    }
}
