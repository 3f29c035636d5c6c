using LiveView.Domain.Tracking;
using LiveView.Protocols.Jurisdiction.Borders;
using NetTopologySuite.Geometries;

namespace LiveView.Silo.Borders;

/// <summary>A flat map of the country in metres, on which borders are fitted together; within 1 % of what is on the ground, and back without loss.</summary>
internal static class BorderPlane
{
    private const double Decimals = 1e7;

    private static readonly double s_squeeze = Ground.MetresPerDegree * Math.Cos(52.15 * (Math.PI / 180));

    /// <summary>Points lie on a grid of 10 cm.</summary>
    public static readonly PrecisionModel Grid = new(10);

    /// <summary>Makes geometries on that grid.</summary>
    public static readonly GeometryFactory Shapes = new(Grid);

    /// <summary>The point of a place in degrees.</summary>
    public static Coordinate At(double longitude, double latitude) => new(longitude * s_squeeze, latitude * Ground.MetresPerDegree);

    /// <summary>The place of a point: degrees with 7 decimals, 1 cm.</summary>
    public static (double Longitude, double Latitude) Back(Coordinate point) =>
        (Math.Round(point.X / s_squeeze * Decimals) / Decimals, Math.Round(point.Y / Ground.MetresPerDegree * Decimals) / Decimals);

    /// <summary>The place of a point in words.</summary>
    public static string Words(Coordinate point)
    {
        var (longitude, latitude) = Back(point);
        return FormattableString.Invariant($"{latitude:0.0000} {longitude:0.0000}");
    }

    /// <summary>The shape of a region, its points as given.</summary>
    public static Geometry Shape(IReadOnlyList<IReadOnlyList<IReadOnlyList<(double Longitude, double Latitude)>>> polygons) =>
        Shapes.CreateMultiPolygon([.. polygons.Select(rings => Shapes.CreatePolygon(Ring(rings[0]), [.. rings.Skip(1).Select(Ring)]))]);

    /// <summary>The shape of a feature whose points are in degrees.</summary>
    public static Geometry Shape(BorderFeature feature) => Shape(feature.Polygons);

    private static LinearRing Ring(IReadOnlyList<(double Longitude, double Latitude)> ring) =>
        Shapes.CreateLinearRing([.. ring.Select(point => At(point.Longitude, point.Latitude))]);
}
