using LiveView.Domain.Connections;
using LiveView.Media.Feeds;
using LiveView.Media.Ingest;

namespace LiveView.Media.Relay;

/// <summary>The relay of a process that takes its cameras in itself: no copy, no socket.</summary>
/// <param name="node">The media node of this process.</param>
public sealed class InProcessFeedRelay(MediaNode node) : IFeedRelay
{
    /// <summary>How long to wait for an assignment that is on its way to the node.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public async ValueTask<FeedSubscription?> OpenAsync(FeedId feed, FeedLocation location, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(location);
        var found = await node.FindFeedAsync(feed, location.Epoch, Patience, cancellation).ConfigureAwait(false);
        return found?.Subscribe();
    }

    /// <inheritdoc />
    public void Follow(FeedId feed, FeedLocation location)
    {
        // A feed of this process that moves away ends here, and its viewers ask again.
    }
}
