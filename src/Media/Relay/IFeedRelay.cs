using LiveView.Domain.Connections;
using LiveView.Media.Feeds;

namespace LiveView.Media.Relay;

/// <summary>Brings the feed of a camera to where its viewers are, wherever in the cluster it is taken in.</summary>
public interface IFeedRelay
{
    /// <summary>Opens a feed for one viewer. It may be opened before there is a picture: then the state comes first.</summary>
    /// <param name="feed">Which stream of which camera.</param>
    /// <param name="location">Where it is; nothing of an earlier epoch is shown.</param>
    /// <param name="cancellation">Ends the wait for the feed.</param>
    /// <returns>The viewer's subscription, for the caller to dispose; null when there is no such feed within a few seconds.</returns>
    ValueTask<FeedSubscription?> OpenAsync(FeedId feed, FeedLocation location, CancellationToken cancellation);

    /// <summary>Says where the feed of a camera is now; whoever watches it is taken along. Does nothing for a camera that nobody watches.</summary>
    void Follow(FeedId feed, FeedLocation location);
}
