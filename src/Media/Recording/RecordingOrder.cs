using LiveView.Domain.Identifiers;

namespace LiveView.Media.Recording;

/// <summary>That a camera is recorded in an incident, for as long as the order is given again in time.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Camera">The camera.</param>
/// <param name="Epoch">Least epoch of the feed.</param>
/// <param name="From">Nothing that arrived before this moment is recorded, UTC.</param>
/// <param name="Until">Nothing that arrives from this moment on is recorded, UTC: the last release ends then.</param>
public sealed record RecordingOrder(IncidentId Incident, CameraId Camera, long Epoch, DateTimeOffset From, DateTimeOffset Until);
