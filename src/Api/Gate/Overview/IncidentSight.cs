using System.Collections.Concurrent;
using LiveView.Api.Gate.Follow;
using LiveView.Api.Identity;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Api.Gate.Overview;

/// <summary>
/// The tracked objects of one incident that somebody may follow, each followed: asked for at the incident, written down there, and under a lease
/// before a place of it leaves. What is released later comes in, what is withdrawn goes at once.
/// </summary>
internal sealed class IncidentSight(
    Actor viewer, SessionHold session, IncidentId incident, IClusterClient cluster, LeaseBook leases, TrackFeeds feeds, TimeProvider time,
    ILogger<OverviewDoor> logger) : IOverviewSight
{
    /// <summary>So often the incident is asked whether there is more to see.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    private readonly Dictionary<TrackedObjectId, SeenObject> _seen = [];
    private readonly ConcurrentQueue<SeenObject> _opened = new();
    private readonly List<Place> _places = [];
    private readonly List<Task> _closing = [];
    private TaskCompletionSource _narrowed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _asking = Task.CompletedTask;
    private string? _over;
    private long _askedAt;

    public Task Narrowed => Volatile.Read(ref _narrowed).Task;

    public string? Over => session.Reason ?? Volatile.Read(ref _over);

    /// <summary>Asks for the first time what there is to see.</summary>
    public Task BeginAsync() => AskAsync();

    public async ValueTask<IReadOnlyList<Place>> LookAsync(DateTimeOffset now)
    {
        Volatile.Write(ref _narrowed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        Take();
        if (_asking.IsCompleted && time.GetElapsedTime(_askedAt) > Pace)
        {
            // What is seen already does not wait for it.
            _asking = AskAsync();
        }

        _places.Clear();
        foreach (var each in _seen.Values.ToArray())
        {
            var place = each.Feed.PlaceAt(now);
            if (!await leases.LetsOutAsync(each.Lease, each.Feed.Needed(incident)) || each.Feed.IsOver)
            {
                Close(each, each.Lease.Reason ?? "no-such-object");
            }
            else if (place is not null)
            {
                _places.Add(place);
            }
        }

        return _places;
    }

    public void Shown(Place place) => _seen[place.Object].Shown(place);

    /// <summary>Nothing is seen any more.</summary>
    public async Task EndAsync(string reason)
    {
        await _asking;
        Take();
        foreach (var each in _seen.Values.ToArray())
        {
            Close(each, reason);
        }

        await Task.WhenAll(_closing);
    }

    private void Take()
    {
        while (_opened.TryDequeue(out var opened))
        {
            _seen[opened.Feed.Id] = opened;
        }
    }

    private async Task AskAsync()
    {
        _askedAt = time.GetTimestamp();
        try
        {
            FollowableObjects open;
            var known = _seen.Keys.ToHashSet();
            using (Caller.System("overview").Use())
            {
                open = await cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(incident)).Followable(viewer);
            }

            Volatile.Write(ref _over, open.Refusal?.Code);
            foreach (var each in open.Objects.Where(each => !known.Contains(each)))
            {
                await OpenAsync(each);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What is seen goes on under its leases; the next round asks again.
            FollowLog.OverviewNotAsked(logger, e, incident);
        }
    }

    private async Task OpenAsync(TrackedObjectId followed)
    {
        var (lease, _) = await leases.OpenAsync(viewer, session, incident, new GateResource.TrackedObject(followed), GateAction.Track);
        if (lease is null)
        {
            return;
        }

        TrackFeed? feed = null;
        try
        {
            feed = await feeds.LookAsync(followed, lease.Owner);
        }
        finally
        {
            if (feed is null)
            {
                await leases.CloseFollowingAsync(lease, "no-such-object", 0, null, null);
            }
        }

        if (feed is not null)
        {
            lease.Ended.UnsafeRegister(static sight => ((IncidentSight)sight!).Narrow(), this);
            _opened.Enqueue(new SeenObject(lease, feed));
        }
    }

    private void Narrow() => Volatile.Read(ref _narrowed).TrySetResult();

    /// <summary>Nobody waits for its end to be written down: the others go on, and it has left the map before that.</summary>
    private void Close(SeenObject seen, string reason)
    {
        _seen.Remove(seen.Feed.Id);
        seen.Feed.LookAway();
        Narrow();
        _closing.RemoveAll(each => each.IsCompleted);
        _closing.Add(leases.CloseFollowingAsync(seen.Lease, reason, seen.Positions, seen.First, seen.Last));
    }
}
