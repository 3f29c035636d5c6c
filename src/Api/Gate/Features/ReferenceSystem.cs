using LiveView.Domain.Connections;

namespace LiveView.Api.Gate.Features;

/// <summary>How places are written (OGC API Features, part 2).</summary>
internal enum ReferenceSystem
{
    /// <summary>Longitude and latitude on WGS84, degrees: what is written unless something else is asked for.</summary>
    Crs84,

    /// <summary>RD New (EPSG:28992), x and y in metres.</summary>
    RdNew,
}

/// <summary>Their names.</summary>
internal static class ReferenceSystems
{
    private const string Crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private const string RdNew = "http://www.opengis.net/def/crs/EPSG/0/28992";

    /// <summary>All names.</summary>
    public static readonly string[] Uris = [Crs84, RdNew];

    /// <summary>The name of one.</summary>
    public static string Uri(this ReferenceSystem system) => system switch
    {
        ReferenceSystem.Crs84 => Crs84,
        ReferenceSystem.RdNew => RdNew,
        _ => throw new ArgumentOutOfRangeException(nameof(system), system, "A reference system without a name."),
    };

    /// <summary>A place written so, x first.</summary>
    public static (double X, double Y) Of(this ReferenceSystem system, GeoPosition position) => system switch
    {
        ReferenceSystem.Crs84 => (position.Longitude, position.Latitude),
        ReferenceSystem.RdNew => Features.RdNew.Of(position),
        _ => throw new ArgumentOutOfRangeException(nameof(system), system, "A reference system without places."),
    };

    /// <summary>The one of a name; null when there is none.</summary>
    public static ReferenceSystem? Find(string uri) => uri switch
    {
        Crs84 => ReferenceSystem.Crs84,
        RdNew => ReferenceSystem.RdNew,
        _ => null,
    };
}
