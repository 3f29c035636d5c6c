using System.Collections.Concurrent;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Media.Relay;

namespace LiveView.Api.Gate;

/// <summary>
/// Where feeds are, for viewers of this edge: asked of the incident in the name of a viewing, because a feed goes only where somebody may look.
/// </summary>
internal sealed class FeedDirectory(LeaseBook leases, IClusterClient cluster, EdgeName edge, TimeProvider time, ILogger<FeedDirectory> logger)
    : IFeedDirectory
{
    /// <summary>A grain whose silo died is back before long: better to ask again than to wait for the first answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Many who begin to look at one camera at once need not all ask.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    /// <summary>A camera without a sub-stream is not asked for it again and again; one that gets it in the register is found out before long.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<FeedId, (IncidentId Incident, FeedLocation Location, long At)> _known = new();
    private readonly ConcurrentDictionary<CameraId, long> _withoutSub = new();

    /// <summary>Asks in the name of one viewing, or remembers what another was just told.</summary>
    /// <param name="lease">The viewing's lease, which is to the camera and so to each of its streams.</param>
    /// <param name="stream">Which of the streams.</param>
    /// <param name="again">Asks in any case.</param>
    /// <returns>Where the feed is, or why there is none: exactly one of the two.</returns>
    public async ValueTask<(FeedLocation? Location, string? Code)> LocateAsync(ViewLease lease, CameraStream stream, bool again)
    {
        var feed = new FeedId(lease.Camera, stream);
        if (stream == CameraStream.Sub && _withoutSub.TryGetValue(lease.Camera, out var since) && time.GetElapsedTime(since) < Forgotten)
        {
            return (null, FeedAnswer.NoSuchStream);
        }

        // What another incident was told is not this one's: the camera may have gone to another party.
        if (!again && _known.TryGetValue(feed, out var known) && known.Incident == lease.Incident && time.GetElapsedTime(known.At) < Fresh)
        {
            return (known.Location, null);
        }

        return await AskAsync(lease, feed, 0);
    }

    /// <inheritdoc />
    public async ValueTask<FeedLocation?> LocateAsync(FeedId feed, long lost, CancellationToken cancellation)
    {
        FeedLocation? found = null;
        // Every incident that looks at it is asked: one whose party no longer has the camera must not go on with another's picture.
        foreach (var lease in leases.Of(feed))
        {
            cancellation.ThrowIfCancellationRequested();
            var (location, code) = await AskAsync(lease, feed, lost);
            if (code == FeedAnswer.NoSuchCamera)
            {
                leases.End(lease.Incident, feed.Camera, code);
            }

            found = location ?? found;
        }

        return found;
    }

    /// <summary>Asks for an organisation that has the camera in an incident, before anybody of it holds a lease.</summary>
    /// <returns>Null when it does not have the camera there, or nobody could say.</returns>
    public async Task<FeedLocation?> LocateForAsync(IncidentId incident, CameraId camera, OrganisationId reader) => (await AskAsync(
        camera, grain => grain.LocateFeedFor(camera, reader, new FeedOrder(edge.Value)), incident, CancellationToken.None)).Location;

    private async Task<(FeedLocation? Location, string? Code)> AskAsync(ViewLease lease, FeedId feed, long lost)
    {
        try
        {
            return await AskAsync(
                feed, grain => grain.LocateFeed(lease.Viewing, new FeedOrder(edge.Value, lost, Stream: feed.Stream)), lease.Incident, lease.Ended);
        }
        catch (OperationCanceledException)
        {
            return (null, lease.Reason);
        }
    }

    private async Task<(FeedLocation? Location, string? Code)> AskAsync(
        FeedId feed, Func<IIncidentGrain, Task<FeedAnswer>> ask, IncidentId incident, CancellationToken cancel)
    {
        // Whoever holds a lease needs a feed; that one runs is the product's own matter.
        using var acting = Caller.System("picture feed").Use();
        try
        {
            var answer = await ask(cluster.GetGrain<IIncidentGrain>(GrainKeys.Of(incident))).WaitAsync(Patience, time, cancel);
            if (answer.Address is not { } address)
            {
                if (answer.Code == FeedAnswer.NoSuchStream)
                {
                    _withoutSub[feed.Camera] = time.GetTimestamp();
                }

                return (null, answer.Code);
            }

            var location = new FeedLocation(
                address.Epoch, address.Node, address.Relay is { } relay ? new Uri(relay) : null, address.Ticket);
            _known[feed] = (incident, location, time.GetTimestamp());
            return (location, null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            GateLog.DemandFailed(logger, e, feed);
            return (null, "cluster-unavailable");
        }
    }
}
