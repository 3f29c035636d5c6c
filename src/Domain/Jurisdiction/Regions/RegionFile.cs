using System.Text.Json;

namespace LiveView.Domain.Jurisdiction.Regions;

/// <summary>Regions in GeoJSON: features with <c>room</c>, <c>country</c> and <c>approximate</c>, and polygons or multipolygons.</summary>
public static class RegionFile
{
    /// <summary>Name of the shipped file among the resources of this assembly.</summary>
    public const string Shipped = "regions/control-rooms.geojson";

    /// <summary>Reads regions.</summary>
    /// <exception cref="FormatException">It is no such file; the message says what is wrong.</exception>
    public static IReadOnlyList<RegionShape> Read(ReadOnlyMemory<byte> geoJson)
    {
        try
        {
            using var document = JsonDocument.Parse(geoJson);
            return [.. document.RootElement.GetProperty("features").EnumerateArray().Select(Shape)];
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"No regions in GeoJSON: {wrong.Message}", wrong);
        }
    }

    private static RegionShape Shape(JsonElement feature)
    {
        var (properties, geometry) = (feature.GetProperty("properties"), feature.GetProperty("geometry"));
        var coordinates = geometry.GetProperty("coordinates");
        var polygons = geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => (IEnumerable<JsonElement>)[coordinates],
            "MultiPolygon" => coordinates.EnumerateArray(),
            var other => throw new FormatException($"A region is a polygon or a multipolygon, and no {other}."),
        };
        return new RegionShape(
            new Region(Text(properties, "room"), Text(properties, "country")),
            [.. polygons.SelectMany(polygon => polygon.EnumerateArray().Select(Ring))],
            properties.TryGetProperty("approximate", out var approximate) && approximate.GetBoolean());
    }

    private static string Text(JsonElement properties, string name) =>
        properties.GetProperty(name).GetString() ?? throw new FormatException($"A region has a {name}.");

    private static IReadOnlyList<(double, double)> Ring(JsonElement ring) =>
        [.. ring.EnumerateArray().Select(point => (point[0].GetDouble(), point[1].GetDouble()))];
}
