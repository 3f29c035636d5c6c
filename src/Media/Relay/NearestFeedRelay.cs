using LiveView.Domain.Connections;
using LiveView.Media.Feeds;

namespace LiveView.Media.Relay;

/// <summary>The relay of a process that takes cameras in itself, among others that do so too: each feed by the shorter way.</summary>
/// <param name="node">The name of the media node of this process.</param>
/// <param name="here">For the feeds of this process.</param>
/// <param name="elsewhere">For those of others.</param>
public sealed class NearestFeedRelay(string node, InProcessFeedRelay here, FeedMirrors elsewhere) : IFeedRelay
{
    /// <inheritdoc />
    public ValueTask<FeedSubscription?> OpenAsync(FeedId feed, FeedLocation location, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(location);
        return IsHere(location) ? here.OpenAsync(feed, location, cancellation) : elsewhere.OpenAsync(feed, location, cancellation);
    }

    /// <inheritdoc />
    public void Follow(FeedId feed, FeedLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        if (IsHere(location))
        {
            elsewhere.Leave(feed);
        }
        else
        {
            elsewhere.Follow(feed, location);
        }
    }

    private bool IsHere(FeedLocation location) => location.Node is null || location.Node == node;
}
