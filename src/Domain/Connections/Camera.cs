using System.Text.Json.Serialization;
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
/// <param name="SubAddress">Where a smaller stream of the same picture is, under the same user name and password; null when there is none.</param>
/// <param name="PreAlarmSeconds">How many seconds of its picture are kept in memory while nothing has happened: its source policy's.</param>
/// <param name="Audio">Whether it may be asked for sound: its source policy's.</param>
public sealed record Camera(
    CameraId Id, string Name, Viewpoint Viewpoint, Uri Address, GeoPosition? Position = null, int? Bearing = null,
    string? UserName = null, string? PasswordFile = null, Uri? SubAddress = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int PreAlarmSeconds = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Audio = false)
{
    /// <summary>Where one of its streams is; null when it has no such stream.</summary>
    public Uri? AddressOf(CameraStream stream) => stream switch
    {
        CameraStream.Main => Address,
        CameraStream.Sub => SubAddress,
        CameraStream.Audio => Audio ? Address : null,
        _ => throw new ArgumentOutOfRangeException(nameof(stream), stream, "Not a stream of a camera."),
    };
}
