using LiveView.Domain.Connections;

namespace LiveView.Media.Ingest;

/// <summary>Tells a media node to take in one stream of one camera.</summary>
/// <param name="Feed">Which stream of which camera.</param>
/// <param name="Epoch">Number of this assignment, 1 to 4294967295, higher than that of any assignment of the feed before, on any node.</param>
/// <param name="Address">Where its pictures come from.</param>
/// <param name="LeaseUntil">When the node stops by itself unless the lease was renewed, UTC.</param>
/// <param name="Credentials">With what to sign in; null when nothing is asked for.</param>
/// <param name="PreAlarm">How much from before an alarm is kept in memory, at least 0.</param>
public sealed record IngestAssignment(
    FeedId Feed, long Epoch, SourceAddress Address, DateTimeOffset LeaseUntil, CameraCredentials? Credentials = null,
    TimeSpan PreAlarm = default);
