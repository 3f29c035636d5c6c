using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Incidents;

/// <summary>A camera as an incident knows it: without the address of its stream.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="Viewpoint">What it is placed to see.</param>
/// <param name="Position">Where it hangs, when that differs from the site's position.</param>
/// <param name="Bearing">Where it looks, degrees clockwise from north, 0 to 359.</param>
public sealed record IncidentCamera(CameraId Id, string Name, Viewpoint Viewpoint, GeoPosition? Position, int? Bearing);
