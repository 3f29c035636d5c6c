using LiveView.Domain.Identifiers;
using LiveView.Media.Feeds;

namespace LiveView.Media.Ingest;

/// <summary>Hears how the pictures on a media node are doing.</summary>
public interface IPictureStateListener
{
    /// <summary>The picture of a camera changed its state. Called for one change at a time, in order; a slow listener loses the oldest.</summary>
    /// <param name="camera">The camera.</param>
    /// <param name="epoch">Epoch of its ingest.</param>
    /// <param name="state">The state now.</param>
    /// <param name="cancellation">Ends when the node stops.</param>
    ValueTask OnPictureStateAsync(CameraId camera, long epoch, PictureState state, CancellationToken cancellation);
}
