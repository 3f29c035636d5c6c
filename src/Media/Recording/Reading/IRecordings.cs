using LiveView.Domain.Identifiers;
using LiveView.Media.Recording.Segments;

namespace LiveView.Media.Recording.Reading;

/// <summary>Reads what was recorded, wherever in the cluster it is kept. Knows nothing of rights: the gate asks first.</summary>
public interface IRecordings
{
    /// <summary>What there is of a camera in an incident; null when nothing was recorded.</summary>
    Task<RecordedExtent?> ExtentAsync(IncidentId incident, CameraId camera, CancellationToken cancellation);

    /// <summary>
    /// The recording from a moment on: the key frame that a decoder needs for it first. Ends where nothing follows.
    /// </summary>
    /// <param name="incident">The incident.</param>
    /// <param name="camera">The camera.</param>
    /// <param name="from">The moment.</param>
    /// <param name="notBefore">Nothing earlier is read, not even for the decoder; null for no such bound.</param>
    /// <param name="follow">Whether to wait for what is still to come of a recording that runs.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="SegmentDamagedException">What is kept is not what was recorded.</exception>
    IAsyncEnumerable<RecordedItem> ReadAsync(
        IncidentId incident, CameraId camera, DateTimeOffset from, DateTimeOffset? notBefore, bool follow,
        CancellationToken cancellation);
}
