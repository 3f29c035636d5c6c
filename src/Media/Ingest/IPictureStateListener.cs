using LiveView.Domain.Connections;
using LiveView.Media.Feeds;

namespace LiveView.Media.Ingest;

/// <summary>Hears how the pictures on a media node are doing.</summary>
public interface IPictureStateListener
{
    /// <summary>The picture of a feed changed its state. Called for one change at a time, in order; a slow listener loses the oldest.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="epoch">Epoch of its ingest.</param>
    /// <param name="state">The state now.</param>
    /// <param name="cancellation">Ends when the node stops.</param>
    ValueTask OnPictureStateAsync(FeedId feed, long epoch, PictureState state, CancellationToken cancellation);
}
