using System.Text.Json.Serialization;

namespace LiveView.Domain.Connections;

/// <summary>A place on earth in WGS84.</summary>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
public sealed record GeoPosition(double Latitude, double Longitude)
{
    /// <summary>Whether both coordinates are numbers within their range.</summary>
    [JsonIgnore]
    public bool IsValid => Latitude is >= -90 and <= 90 && Longitude is >= -180 and <= 180;
}
