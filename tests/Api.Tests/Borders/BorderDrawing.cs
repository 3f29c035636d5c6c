using System.Text;
using System.Text.Json;
using LiveView.Api.Gate.Features;
using LiveView.Domain.Connections;

namespace LiveView.Api.Tests.Borders;

/// <summary>A file of borders as a publisher has it: polygons of one ring, each with a code, a name and a control room.</summary>
internal sealed class BorderDrawing
{
    private readonly List<(string Code, string Name, string Room, (double Longitude, double Latitude)[] Ring)> _regions = [];

    /// <summary>The name of the reference system in the file; null for none.</summary>
    public string? Crs { get; init; }

    /// <summary>Whether the points are written in metres of RD New.</summary>
    public bool IsRdNew { get; init; }

    public BorderDrawing With(string code, string room, params (double Longitude, double Latitude)[] corners)
    {
        _regions.Add((code, $"Regio {code}", room, [.. corners, corners[0]]));
        return this;
    }

    /// <summary>A rectangle along meridians and parallels.</summary>
    public BorderDrawing Box(string code, string room, double west, double south, double east, double north) =>
        With(code, room, (west, south), (east, south), (east, north), (west, north));

    public byte[] Write() => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        type = "FeatureCollection",
        crs = Crs is null ? null : new { type = "name", properties = new { name = Crs } },
        features = _regions.Select(each => new
        {
            type = "Feature",
            properties = new { statcode = each.Code, statnaam = each.Name, meldkamer = each.Room },
            geometry = new { type = "Polygon", coordinates = new[] { each.Ring.Select(Point) } },
        }),
    }));

    private double[] Point((double Longitude, double Latitude) place)
    {
        if (!IsRdNew)
        {
            return [place.Longitude, place.Latitude];
        }

        var (x, y) = RdNew.Of(new GeoPosition(place.Latitude, place.Longitude));
        return [x, y];
    }
}
