using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Tracking.CamerasAhead;

/// <summary>A camera that an object may come past.</summary>
/// <param name="Camera">Which.</param>
/// <param name="Owner">The party that shares it.</param>
/// <param name="Position">Where it stands.</param>
/// <param name="Bearing">Where it looks, degrees from true north, 0 to 360; null when unknown, or when it looks all round.</param>
/// <param name="FieldOfView">How wide it looks, degrees, above 0 to 360; null when unknown: then 90 stands for it.</param>
/// <param name="IsReleased">Whether its owner released it to the asking room in this incident, and the release has not ended.</param>
public sealed record RoadsideCamera(
    CameraId Camera, OrganisationId Owner, GeoPosition Position, double? Bearing, double? FieldOfView, bool IsReleased);
