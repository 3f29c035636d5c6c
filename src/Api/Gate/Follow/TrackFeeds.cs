using System.Collections.Concurrent;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Tracking;

namespace LiveView.Api.Gate.Follow;

/// <summary>The tracked objects that are followed at this edge: one ear for all of them, and each told of once however many follow it.</summary>
internal sealed class TrackFeeds(IClusterClient cluster, EdgeName edge, TimeProvider time, ILogger<TrackFeeds> logger) : BackgroundService, ITrackObserver
{
    /// <summary>How soon an object that moved to another silo is heard again, and what was lost on the way is missed.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<(TrackedObjectId Object, OrganisationId Owner), TrackFeed> _feeds = new();
    private readonly Lock _making = new();
    private ITrackObserver? _self;

    /// <summary>Lets a follower hear of an object from here on; null when it is not that party's.</summary>
    public async Task<(TrackFeed Feed, long Sequence, Domain.Tracking.TrackFix? Live)?> JoinAsync(
        TrackedObjectId followed, OrganisationId owner, TrackFollower follower)
    {
        var feed = await FreshAsync(followed, owner);
        if (feed.Join(follower) is not var (sequence, live))
        {
            return null;
        }

        Keep(feed);
        return (feed, sequence, live);
    }

    /// <summary>Lets somebody look where an object is, until it looks away; null when it is not that party's.</summary>
    public async Task<TrackFeed?> LookAsync(TrackedObjectId followed, OrganisationId owner)
    {
        var feed = await FreshAsync(followed, owner);
        if (!feed.Look())
        {
            return null;
        }

        Keep(feed);
        return feed;
    }

    private async Task<TrackFeed> FreshAsync(TrackedObjectId followed, OrganisationId owner)
    {
        var feed = _feeds.GetOrAdd((followed, owner), key => new TrackFeed(
            key.Object, key.Owner, cluster.GetGrain<ITrackedObjectGrain>(GrainKeys.Of(key.Object))));
        await RenewAsync(feed);
        return feed;
    }

    /// <summary>Nobody may have followed it when the last round forgot it.</summary>
    private void Keep(TrackFeed feed) => _feeds[(feed.Id, feed.Owner)] = feed;

    /// <inheritdoc />
    public async Task Heard(TrackBatch batch)
    {
        using var acting = Caller.System("positions").Use();
        foreach (var feed in _feeds.Values.Where(feed => feed.Id == batch.Object && feed.Owner == batch.Owner))
        {
            await feed.HeardAsync(batch);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // At once: an object that does not answer must not make the others late.
            await Task.WhenAll(_feeds.Values.Select(TryRenewAsync));
        }
    }

    private async Task TryRenewAsync(TrackFeed feed)
    {
        try
        {
            if (feed.IsEmpty)
            {
                _feeds.TryRemove(new KeyValuePair<(TrackedObjectId, OrganisationId), TrackFeed>((feed.Id, feed.Owner), feed));
                using var acting = Caller.System("positions").Use();
                await feed.Grain.Unsubscribe(edge.Value);
            }
            else
            {
                await RenewAsync(feed);
            }
        }
        catch (Exception e)
        {
            FollowLog.RenewalFailed(logger, e, feed.Id);
        }
    }

    private async Task RenewAsync(TrackFeed feed)
    {
        using var acting = Caller.System("positions").Use();
        var heard = feed.Standing.Sequence;
        await feed.RenewedAsync(await feed.Grain.Subscribe(feed.Owner, edge.Value, Self()), heard);
    }

    /// <summary>The cluster holds the reference weakly: it must be made once and kept.</summary>
    private ITrackObserver Self()
    {
        lock (_making)
        {
            return _self ??= cluster.CreateObjectReference<ITrackObserver>(this);
        }
    }
}
