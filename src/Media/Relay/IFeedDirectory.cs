using LiveView.Domain.Connections;

namespace LiveView.Media.Relay;

/// <summary>Knows where feeds are, for whoever may look at them.</summary>
public interface IFeedDirectory
{
    /// <summary>Asks where a feed is now.</summary>
    /// <param name="feed">Which stream of which camera.</param>
    /// <param name="lost">Epoch of which pictures came until they stopped; 0 when none did.</param>
    /// <param name="cancellation">Ends the wait for the answer.</param>
    /// <returns>Null when nobody here may look at the camera any more, or nobody could say: ask again.</returns>
    ValueTask<FeedLocation?> LocateAsync(FeedId feed, long lost, CancellationToken cancellation);
}
