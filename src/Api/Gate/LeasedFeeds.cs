using LiveView.Domain.Connections;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Media.Feeds;
using LiveView.Media.Relay;

namespace LiveView.Api.Gate;

/// <summary>Opens the feed of a camera for whoever holds a lease on it.</summary>
internal sealed class LeasedFeeds(FeedDirectory directory, IFeedRelay relay)
{
    /// <summary>
    /// Opens the feed, wherever it is taken in. What leaves is still the caller's to hold against the lease, at every fragment.
    /// </summary>
    /// <param name="lease">The lease.</param>
    /// <param name="stream">Which of the camera's streams: one that the lease is to.</param>
    /// <param name="again">Whether the feed was open before and ended: then it is asked for anew, not taken from where it was a moment ago.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>
    /// The subscription, for the caller to dispose; null when there is none now: <see cref="FeedAnswer.NoSuchCamera"/> never changes,
    /// <see cref="FeedAnswer.NoSuchStream"/> not soon, anything else is worth another try while the lease holds.
    /// </returns>
    public async ValueTask<(FeedSubscription? Feed, string? Code)> OpenAsync(
        ViewLease lease, CameraStream stream, bool again, CancellationToken cancellation)
    {
        if (!lease.IsTo(stream))
        {
            throw new InvalidOperationException($"A lease to {lease.Action} is none to {stream}.");
        }

        var (location, code) = await directory.LocateAsync(lease, stream, again);
        return location is null ? (null, code) : (await relay.OpenAsync(new FeedId(lease.Camera, stream), location, cancellation), null);
    }
}
