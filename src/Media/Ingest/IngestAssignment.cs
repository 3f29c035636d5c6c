using LiveView.Domain.Identifiers;

namespace LiveView.Media.Ingest;

/// <summary>Tells a media node to take in one camera.</summary>
/// <param name="Camera">The camera.</param>
/// <param name="Epoch">Number of this assignment, 1 to 4294967295, higher than that of any assignment of the camera before, on any node.</param>
/// <param name="Address">Where the camera offers its picture.</param>
/// <param name="LeaseUntil">When the node stops by itself unless the lease was renewed, UTC.</param>
/// <param name="Credentials">With what to sign in; null when the camera asks for nothing.</param>
public sealed record IngestAssignment(
    CameraId Camera, long Epoch, RtspAddress Address, DateTimeOffset LeaseUntil, CameraCredentials? Credentials = null);
