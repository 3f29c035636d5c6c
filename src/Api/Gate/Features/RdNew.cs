using LiveView.Domain.Connections;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace LiveView.Api.Gate.Features;

/// <summary>
/// Places in RD New (EPSG:28992, Amersfoort). Without the correction grid of RDNAPTRANS, so to about a quarter of a metre: less than
/// any tracker is sure of.
/// </summary>
public static class RdNew
{
    // The shift from WGS84 is Kadaster's, as the EPSG register has it: metres, seconds of arc, parts per million.
    private const string Definition = """
        PROJCS["Amersfoort / RD New",
          GEOGCS["Amersfoort",
            DATUM["Amersfoort",
              SPHEROID["Bessel 1841",6377397.155,299.1528128],
              TOWGS84[565.4171,50.3319,465.5524,-0.398957388243134,0.343987817378283,-1.87740163998045,4.0725]],
            PRIMEM["Greenwich",0],
            UNIT["degree",0.0174532925199433]],
          PROJECTION["Oblique_Stereographic"],
          PARAMETER["latitude_of_origin",52.1561605555556],
          PARAMETER["central_meridian",5.38763888888889],
          PARAMETER["scale_factor",0.9999079],
          PARAMETER["false_easting",155000],
          PARAMETER["false_northing",463000],
          UNIT["metre",1],
          AXIS["X",EAST],
          AXIS["Y",NORTH]]
        """;

    private static readonly CoordinateSystem s_system = new CoordinateSystemFactory().CreateFromWkt(Definition);

    private static readonly MathTransform s_transform =
        new CoordinateTransformationFactory().CreateFromCoordinateSystems(GeographicCoordinateSystem.WGS84, s_system).MathTransform;

    private static readonly MathTransform s_back =
        new CoordinateTransformationFactory().CreateFromCoordinateSystems(s_system, GeographicCoordinateSystem.WGS84).MathTransform;

    /// <summary>X and y of a place, metres.</summary>
    public static (double X, double Y) Of(GeoPosition position) => s_transform.Transform(position.Longitude, position.Latitude);

    /// <summary>Longitude and latitude in degrees (WGS84) of a place in RD New, metres.</summary>
    public static (double Longitude, double Latitude) Degrees(double x, double y) => s_back.Transform(x, y);
}
