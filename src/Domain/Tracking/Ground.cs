using LiveView.Domain.Connections;

namespace LiveView.Domain.Tracking;

/// <summary>Distances and courses on the ground, flat around each place: within 0.5 % up to 500 km.</summary>
public static class Ground
{
    /// <summary>Metres in a degree of latitude.</summary>
    public const double MetresPerDegree = 111_195;

    /// <summary>Metres between two places.</summary>
    public static double Metres(GeoPosition a, GeoPosition b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Math.Sqrt(SquaredMetres(a.Latitude, a.Longitude, b.Latitude, b.Longitude));
    }

    /// <summary>From one place to another, degrees from true north, 0 to 360.</summary>
    public static double Bearing(GeoPosition from, GeoPosition to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var east = (to.Longitude - from.Longitude) * Math.Cos((from.Latitude + to.Latitude) * (Math.PI / 360));
        return (Math.Atan2(east, to.Latitude - from.Latitude) * (180 / Math.PI) + 360) % 360;
    }

    /// <summary>The place so many metres from another in a direction, degrees from true north.</summary>
    public static GeoPosition Onward(GeoPosition from, double heading, double metres)
    {
        ArgumentNullException.ThrowIfNull(from);
        var (sin, cos) = Math.SinCos(heading * (Math.PI / 180));
        return new GeoPosition(
            from.Latitude + (metres * cos / MetresPerDegree),
            from.Longitude + (metres * sin / (MetresPerDegree * Math.Cos(from.Latitude * (Math.PI / 180)))));
    }

    /// <summary>Degrees between two directions, 0 to 180.</summary>
    public static double Turn(double a, double b) => Math.Abs(Math.IEEERemainder(a - b, 360));

    internal static double SquaredMetres(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        var north = (otherLatitude - latitude) * MetresPerDegree;
        var around = Math.Abs(otherLongitude - longitude);
        var east = Math.Min(around, 360 - around) * MetresPerDegree * Math.Cos((latitude + otherLatitude) * (Math.PI / 360));
        return (north * north) + (east * east);
    }
}
