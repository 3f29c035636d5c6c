using LiveView.Api.Gate.Features;
using LiveView.Protocols.Jurisdiction.Borders;

namespace LiveView.Silo.Borders;

/// <summary>In which reference system a file of borders has its points, and what they are in degrees.</summary>
internal static class BorderReference
{
    private const string Convert = "convert it: ogr2ogr -f GeoJSON -t_srs EPSG:4326 regions.geojson FILE";

    // Where control rooms of the Netherlands and their neighbours answer; a map is an index over all of it.
    private const double West = 0, East = 10, South = 49, North = 56;

    /// <summary>Whether the points are in RD New, and not in degrees.</summary>
    /// <param name="named">What the file names; null when it names nothing, which is WGS84.</param>
    /// <param name="given">What whoever imports it says: <c>28992</c> or <c>4326</c>; null when nothing.</param>
    /// <exception cref="FormatException">It is another one, or the two do not agree.</exception>
    public static bool IsRdNew(string? named, string? given)
    {
        bool? says = given switch
        {
            null => null,
            "28992" => true,
            "4326" => false,
            _ => throw new FormatException($"--crs {given} is not known: give 28992 (RD New) or 4326 (WGS84), or {Convert}"),
        };
        if (named is null)
        {
            return says ?? false;
        }

        // urn:ogc:def:crs:EPSG::28992, EPSG:28992 and http://www.opengis.net/def/crs/EPSG/0/28992 are one.
        bool isRd = named.Split(':', '/')[^1] switch
        {
            // With heights above NAP; these are passed over.
            "28992" or "7415" => true,
            // ETRS89 is within a metre of WGS84.
            "CRS84" or "CRS84h" or "4326" or "4258" or "4979" => false,
            _ => throw new FormatException($"The file is in {named}, which is not read here: {Convert}"),
        };
        return says is { } other && other != isRd
            ? throw new FormatException($"The file says that it is in {named}, and --crs {given}: leave --crs out.")
            : isRd;
    }

    /// <summary>The same region with its points in degrees of WGS84, longitude first.</summary>
    /// <exception cref="FormatException">A point is not where regions of control rooms are.</exception>
    public static BorderFeature InDegrees(BorderFeature feature, bool isRdNew) => feature with
    {
        Polygons = [.. feature.Polygons.Select(polygon => (IReadOnlyList<IReadOnlyList<(double, double)>>)
            [.. polygon.Select(ring => (IReadOnlyList<(double, double)>)[.. ring.Select(point => Degrees(feature, point.X, point.Y, isRdNew))])])],
    };

    private static (double, double) Degrees(BorderFeature feature, double x, double y, bool isRdNew)
    {
        // Far outside its area the projection says nothing of use.
        var isFar = isRdNew && (x is < -200_000 or > 500_000 || y is < 100_000 or > 900_000);
        var (longitude, latitude) = isRdNew && !isFar ? RdNew.Degrees(x, y) : (x, y);
        if (!isFar && longitude is >= West and <= East && latitude is >= South and <= North)
        {
            return (longitude, latitude);
        }

        var why = isRdNew ? "is not in RD New, in metres"
            : Math.Abs(x) > 180 || Math.Abs(y) > 90 ? "is not in degrees: if these are metres of RD New, give --crs 28992"
            : x is >= South and <= North && y is >= West and <= East ? $"has the latitude first, and GeoJSON has the longitude first: {Convert}"
            : $"is outside {West} to {East} degrees east and {South} to {North} north";
        throw new FormatException(FormattableString.Invariant($"{feature.Called}: point {x} {y} {why}."));
    }
}
