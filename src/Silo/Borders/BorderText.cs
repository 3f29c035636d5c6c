using System.Buffers;
using System.Text.Json;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace LiveView.Silo.Borders;

/// <summary>Fitted regions as the GeoJSON (RFC 7946) that the product reads: see <see cref="Domain.Jurisdiction.Regions.RegionFile"/>.</summary>
internal static class BorderText
{
    public static byte[] Write(BorderMosaic mosaic)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "FeatureCollection"u8);
            json.WriteStartArray("features"u8);
            foreach (var piece in mosaic.Pieces)
            {
                json.WriteStartObject();
                json.WriteString("type"u8, "Feature"u8);
                json.WriteStartObject("properties"u8);
                json.WriteString("room"u8, piece.Region.Room);
                json.WriteString("country"u8, piece.Region.Country);
                json.WriteBoolean("approximate"u8, piece.IsApproximate);
                json.WriteEndObject();
                json.WriteStartObject("geometry"u8);
                json.WriteString("type"u8, "MultiPolygon"u8);
                json.WriteStartArray("coordinates"u8);
                foreach (var polygon in BorderCheck.Polygons(piece.Shape))
                {
                    Write(json, polygon);
                }

                json.WriteEndArray();
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return text.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Polygon polygon)
    {
        json.WriteStartArray();
        Write(json, polygon.ExteriorRing.Coordinates, inside: true);
        foreach (var hole in polygon.InteriorRings)
        {
            Write(json, hole.Coordinates, inside: false);
        }

        json.WriteEndArray();
    }

    /// <summary>The region lies on the left of its outline: around it one way, around a hole the other.</summary>
    private static void Write(Utf8JsonWriter json, Coordinate[] ring, bool inside)
    {
        json.WriteStartArray();
        foreach (var point in Orientation.IsCCW(ring) == inside ? ring : ring.Reverse())
        {
            var (longitude, latitude) = BorderPlane.Back(point);
            json.WriteStartArray();
            json.WriteNumberValue(longitude);
            json.WriteNumberValue(latitude);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
