using System.Collections.Concurrent;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;

namespace LiveView.Grains.Tests.Cluster;

/// <summary>Tracks in memory, with the rules of the real store, that can be away or lose their answers.</summary>
public sealed class MemoryTrackLog : ITrackLog
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TrackedObjectId, List<TrackEvent>> _events = [];
    private readonly Dictionary<TrackedObjectId, (long Sequence, LivePosition Live)> _live = [];

    /// <summary>Objects of which nothing can be written or read.</summary>
    public ConcurrentDictionary<TrackedObjectId, bool> Away { get; } = new();

    /// <summary>Objects of which the next append is written and not confirmed.</summary>
    public ConcurrentDictionary<TrackedObjectId, bool> Silent { get; } = new();

    /// <summary>Until these complete, nothing of the object is appended.</summary>
    public ConcurrentDictionary<TrackedObjectId, Task> Held { get; } = new();

    /// <summary>Until these complete, the next reading of the object is not answered, though it was read before that.</summary>
    public ConcurrentDictionary<TrackedObjectId, Task> Late { get; } = new();

    private readonly ConcurrentDictionary<TrackedObjectId, int> _appends = new();

    /// <summary>How often something of an object was appended.</summary>
    public int AppendsOf(TrackedObjectId followed) => _appends.GetValueOrDefault(followed);

    public async Task AppendAsync(TrackAppend append, CancellationToken cancel = default)
    {
        await Held.GetValueOrDefault(append.Object, Task.CompletedTask);
        Check(append.Object);
        lock (_gate)
        {
            var known = Math.Max(Events(append.Object).LastOrDefault()?.Sequence ?? 0, _live.GetValueOrDefault(append.Object).Sequence);
            if (known != append.From)
            {
                throw new TrackConflictException($"The track goes on from {known}.");
            }

            _appends.AddOrUpdate(append.Object, 1, (_, count) => count + 1);
            if (append.Live is { } live)
            {
                _live[append.Object] = (append.To, live);
            }
            else
            {
                Events(append.Object).AddRange(append.Events);
            }
        }

        if (Silent.TryRemove(append.Object, out _))
        {
            throw new TrackLogUnavailableException("The answer was lost.");
        }
    }

    public async Task<StoredTrack> LoadAsync(TrackedObjectId followed, CancellationToken cancel = default)
    {
        Check(followed);
        StoredTrack stored;
        lock (_gate)
        {
            stored = _live.TryGetValue(followed, out var live)
                ? new StoredTrack([.. Events(followed)], live.Sequence, live.Live)
                : new StoredTrack([.. Events(followed)]);
        }

        if (Late.TryRemove(followed, out var answer))
        {
            await answer;
        }

        return stored;
    }

    public Task<IReadOnlyList<TrackEvent>> ReadAsync(TrackedObjectId followed, long after, int most, CancellationToken cancel = default)
    {
        Check(followed);
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<TrackEvent>>([.. Events(followed).Where(each => each.Sequence > after).Take(most)]);
        }
    }

    private List<TrackEvent> Events(TrackedObjectId followed) =>
        _events.TryGetValue(followed, out var known) ? known : _events[followed] = [];

    private void Check(TrackedObjectId followed)
    {
        if (Away.ContainsKey(followed))
        {
            throw new TrackLogUnavailableException("The store is away.");
        }
    }
}
