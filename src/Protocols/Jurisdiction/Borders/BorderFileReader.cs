using System.Text.Json;

namespace LiveView.Protocols.Jurisdiction.Borders;

/// <summary>
/// Reads borders in GeoJSON: a FeatureCollection of polygons and multipolygons, in the reference system that its <c>crs</c> member names as
/// GDAL writes it.
/// </summary>
public static class BorderFileReader
{
    /// <summary>Greatest size of a file, bytes.</summary>
    public const int MostBytes = 256 * 1024 * 1024;

    /// <summary>Most features.</summary>
    public const int MostFeatures = 1_000;

    /// <summary>Most points, of all features together.</summary>
    public const int MostPoints = 2_000_000;

    /// <summary>Greatest length of a code, a name or a room, in characters.</summary>
    public const int LongestText = 100;

    /// <summary>Reads a file.</summary>
    /// <param name="file">All of it, in UTF-8.</param>
    /// <param name="columns">Which properties say what.</param>
    /// <exception cref="FormatException">It cannot be used; the message names the feature and says what to do.</exception>
    public static BorderFile Read(ReadOnlyMemory<byte> file, BorderColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (file.Length > MostBytes)
        {
            throw new FormatException($"The file is larger than {MostBytes / (1024 * 1024)} MB: take a generalised set.");
        }

        if (file.Span.StartsWith("SQLite format 3\0"u8))
        {
            throw new FormatException(
                "This is a GeoPackage, which is not read here. Convert it: ogr2ogr -f GeoJSON -t_srs EPSG:4326 regions.geojson FILE.gpkg LAYER");
        }

        try
        {
            using var document = JsonDocument.Parse(file.Span.StartsWith("\uFEFF"u8) ? file[3..] : file);
            return Read(document.RootElement, columns);
        }
        // A text that is half a character cannot be read either.
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new FormatException($"The file is no GeoJSON: {wrong.Message}", wrong);
        }
    }

    private static BorderFile Read(JsonElement root, BorderColumns columns)
    {
        if (Member(root, "features") is not { ValueKind: JsonValueKind.Array } features)
        {
            throw new FormatException("The file is no FeatureCollection of GeoJSON: it has no list of features.");
        }

        if (features.GetArrayLength() is 0 or > MostFeatures)
        {
            throw new FormatException($"The file has {features.GetArrayLength()} features instead of 1 to {MostFeatures}.");
        }

        var (read, points) = (new List<BorderFeature>(), 0);
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        foreach (var feature in features.EnumerateArray())
        {
            var next = Feature(feature, read.Count + 1, columns, ref points);
            if (!numbers.TryAdd(next.Code, next.Number))
            {
                throw Wrong(next.Called, $"feature {numbers[next.Code]} has the same {columns.Id}: choose a property that tells regions apart (--id), or dissolve the file by it");
            }

            read.Add(next);
        }

        return new BorderFile(ReferenceSystem(root), read);
    }

    private static string? ReferenceSystem(JsonElement root)
    {
        if (Member(root, "crs") is not { } crs || crs.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return Member(crs, "properties") is { } properties && Member(properties, "name") is { ValueKind: JsonValueKind.String } name
            ? name.GetString()
            : throw new FormatException("The file's 'crs' names no reference system: have it written anew (ogr2ogr -f GeoJSON -t_srs EPSG:4326).");
    }

    private static BorderFeature Feature(JsonElement feature, int number, BorderColumns columns, ref int points)
    {
        if (Member(feature, "properties") is not { ValueKind: JsonValueKind.Object } properties)
        {
            throw Wrong($"Feature {number}", "it has no properties");
        }

        var code = Text(properties, columns.Id, "--id", $"Feature {number}");
        var called = $"Feature {number} ('{code}')";
        var name = Text(properties, columns.Name, "--name", called);
        var room = columns.Room is null ? null : Text(properties, columns.Room, "--room", called);
        var region = new BorderFeature(number, code, name, room, []);
        if (Member(feature, "geometry") is not { ValueKind: JsonValueKind.Object } geometry || Member(geometry, "coordinates") is not { ValueKind: JsonValueKind.Array } coordinates)
        {
            throw Wrong(region.Called, "it has no geometry");
        }

        var polygons = Member(geometry, "type") is { ValueKind: JsonValueKind.String } type ? type.GetString() switch
        {
            "Polygon" => [Rings(coordinates, region.Called, ref points)],
            "MultiPolygon" => Polygons(coordinates, region.Called, ref points),
            var other => throw Wrong(region.Called, $"it is a {other}, and a region is a Polygon or a MultiPolygon"),
        } : throw Wrong(region.Called, "its geometry has no type");
        return polygons.Count > 0 ? region with { Polygons = polygons } : throw Wrong(region.Called, "it has no polygon");
    }

    private static List<IReadOnlyList<IReadOnlyList<(double, double)>>> Polygons(JsonElement coordinates, string called, ref int points)
    {
        List<IReadOnlyList<IReadOnlyList<(double, double)>>> polygons = [];
        foreach (var polygon in Items(coordinates, called))
        {
            polygons.Add(Rings(polygon, called, ref points));
        }

        return polygons;
    }

    private static List<IReadOnlyList<(double, double)>> Rings(JsonElement polygon, string called, ref int points)
    {
        List<IReadOnlyList<(double, double)>> rings = [];
        foreach (var ring in Items(polygon, called))
        {
            rings.Add(Ring(ring, called, ref points));
        }

        return rings.Count > 0 ? rings : throw Wrong(called, "it has a polygon without a ring");
    }

    private static List<(double, double)> Ring(JsonElement coordinates, string called, ref int points)
    {
        List<(double, double)> ring = [];
        foreach (var point in Items(coordinates, called))
        {
            if (++points > MostPoints)
            {
                throw new FormatException($"The file has more than {MostPoints:N0} points: take a generalised set.");
            }

            ring.Add(Point(point) ?? throw Wrong(called, $"point {ring.Count + 1} of a ring is not two numbers"));
        }

        return ring.Count < 4 ? throw Wrong(called, $"a ring has {ring.Count} points, and the fewest are 4, the last one the first again")
            : ring[0] != ring[^1] ? throw Wrong(called, "a ring is not closed: its last point is not its first")
            : ring;
    }

    private static (double, double)? Point(JsonElement point) =>
        point.ValueKind == JsonValueKind.Array && point.GetArrayLength() >= 2
            && point[0].ValueKind == JsonValueKind.Number && point[1].ValueKind == JsonValueKind.Number
            && point[0].TryGetDouble(out var x) && point[1].TryGetDouble(out var y) && double.IsFinite(x) && double.IsFinite(y)
                ? (x, y)
                : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement list, string called) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : throw Wrong(called, "its coordinates are not lists in lists, as GeoJSON has them");

    private static string Text(JsonElement properties, string name, string option, string called)
    {
        var text = Member(properties, name) switch
        {
            { ValueKind: JsonValueKind.String } given => given.GetString()!.Trim(),
            { ValueKind: JsonValueKind.Number } given => given.GetRawText(),
            _ => throw Wrong(called, $"it has no property '{name}' ({option}); it has {Names(properties)}"),
        };
        return text.Length is > 0 and <= LongestText && !text.Any(char.IsControl)
            ? text
            : throw Wrong(called, $"its '{name}' ({option}) is not 1 to {LongestText} characters on one line");
    }

    private static string Names(JsonElement properties) =>
        properties.EnumerateObject().Select(each => $"'{each.Name}'").Take(20).ToArray() is { Length: > 0 } names ? string.Join(", ", names) : "none";

    private static JsonElement? Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var member) ? member : null;

    private static FormatException Wrong(string called, string what) => new($"{called}: {what}.");
}
