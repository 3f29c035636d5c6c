using LiveView.Api.Gate.Follow;
using LiveView.Domain.Releases;
using LiveView.Domain.Tracking.CamerasAhead;
using LiveView.Protocols.Cot;

namespace LiveView.Api.Gate.Cot;

/// <summary>
/// One object on its way to one client: the lease first, then where the object is thought to be, the newest alone, each only while the
/// lease holds and under rights as new as the object knows. When that ends the object is taken off the client's map.
/// </summary>
internal sealed class CotFollowing(
    CotClient client, CotObject followed, CotOutput output, LeaseBook leases, TrackFeeds feeds, Uri? console, TimeProvider time)
{
    /// <summary>So often it is told where the object is thought to be, when nothing new comes.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    private readonly TrackFollower _follower = new();
    private long _positions;
    private long? _first;
    private long? _last;

    /// <summary>Follows until something ends it.</summary>
    /// <returns>Why it ended, or was refused: a stable code.</returns>
    public async Task<string> RunAsync(CancellationToken stop)
    {
        var (lease, answer) = await leases.OpenAsync(
            client.Acting, client, followed.Incident, new GateResource.TrackedObject(followed.View.Id), GateAction.Track);
        if (lease is null)
        {
            return answer.Refusal?.Code ?? "refused";
        }

        var reason = "failed";
        TrackFeed? feed = null;
        try
        {
            if (await feeds.JoinAsync(followed.View.Id, lease.Owner, _follower) is not { } joined)
            {
                return reason = "no-such-object";
            }

            feed = joined.Feed;
            return reason = await TellAsync(lease, feed, stop);
        }
        finally
        {
            feed?.Leave(_follower);
            await FarewellAsync();
            await leases.CloseFollowingAsync(lease, reason, _positions, _first, _last);
        }
    }

    private async Task<string> TellAsync(ViewLease lease, TrackFeed feed, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Ended);
        await using var signs = time.CreateTimer(static follower => ((TrackFollower)follower!).Tick(), _follower, Pace, Pace);
        try
        {
            do
            {
                _follower.TakeBehind();
                while (_follower.TryTake(out _))
                {
                }

                await SendAsync(lease, feed, over.Token);
            }
            while (await _follower.WaitAsync(over.Token));

            lease.End("no-such-object");
        }
        catch (OperationCanceledException)
        {
            // The lease ended, or the client left.
        }

        return lease.Reason ?? "left";
    }

    private async Task SendAsync(ViewLease lease, TrackFeed feed, CancellationToken over)
    {
        while (true)
        {
            var needed = feed.Needed(lease.Incident);
            if (lease.Epoch < needed)
            {
                await leases.ConfirmAsync(lease, needed);
            }

            if (!lease.Holds)
            {
                throw new OperationCanceledException(over);
            }

            // Others may have had their turn before: newer rights may be known by now.
            var isOvertaken = false;
            await output.WriteAsync(() => (isOvertaken = lease.Epoch < feed.Needed(lease.Incident)) || !lease.Holds ? null : Event(lease, feed), over);
            if (!isOvertaken)
            {
                return;
            }
        }
    }

    private CotEvent? Event(ViewLease lease, TrackFeed feed)
    {
        var now = time.GetUtcNow();
        if (feed.ThoughtToBe(now, lease.Cameras) is not var (from, estimate, cameras))
        {
            return null;
        }

        _positions += _last == from.Sequence ? 0 : 1;
        _first ??= from.Sequence;
        _last = from.Sequence;
        return CotTrack.Of(followed.Uid, followed.View.Name, followed.View.Kind, estimate, now) with
        {
            ReleasableTo = client.Id.Organisation.Value,
            Links = console is null ? [] : [.. cameras.Ahead.Where(each => each.State == CameraState.Released).Select(Link)],
        };
    }

    /// <summary>Where whoever may look at a camera does: no picture, and no right.</summary>
    private CotLink Link(CameraAhead ahead) => new(
        ahead.Camera.Camera.Value, "b-m-p-s-p-loc", "c",
        new Uri(console!, $"v1/incidents/{followed.Incident}/cameras/{ahead.Camera.Camera}/hls/index.m3u8"),
        FormattableString.Invariant($"{Math.Max(0, ahead.InView.TotalSeconds):0} s, {ahead.Metres:0} m"));

    private async Task FarewellAsync()
    {
        if (_last is null)
        {
            return;
        }

        using var patience = new CancellationTokenSource(Farewell.Courtesy, time);
        try
        {
            await output.WriteAsync(() => CotTrack.Gone(followed.Uid, followed.View.Kind, time.GetUtcNow()), patience.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or InvalidOperationException or ObjectDisposedException)
        {
            // It left, and what it had has grown grey.
        }
    }
}
