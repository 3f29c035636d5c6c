using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Connections;

/// <summary>A camera of a site, as the sharing party registered it.</summary>
/// <param name="Id">Its identifier, unique over all connections.</param>
/// <param name="Name">Its name as screens show it.</param>
/// <param name="Viewpoint">What it is placed to see.</param>
/// <param name="Address">Where its stream is: an <c>rtsp</c> or <c>rtsps</c> address without user name or password.</param>
/// <param name="Position">Where it hangs, when that differs from the site's position.</param>
/// <param name="Bearing">Where it looks, in degrees clockwise from north, 0 to 359.</param>
/// <param name="UserName">User name at the camera, when it asks for one.</param>
/// <param name="PasswordFile">File that holds the password, readable only by the service; the password itself is never stored here.</param>
public sealed record Camera(
    CameraId Id, string Name, Viewpoint Viewpoint, Uri Address, GeoPosition? Position = null, int? Bearing = null,
    string? UserName = null, string? PasswordFile = null);
