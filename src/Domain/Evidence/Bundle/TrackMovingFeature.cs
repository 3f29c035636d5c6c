using System.Buffers;
using System.Globalization;
using System.Text.Json;
using LiveView.Domain.Tracking;

namespace LiveView.Domain.Evidence.Bundle;

/// <summary>A way as MF-JSON (OGC 19-045r3, Moving Features Encoding Extension JSON): a moving point, with its speed and course.</summary>
public static class TrackMovingFeature
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n" };

    /// <summary>The bytes of a way.</summary>
    public static byte[] Write(BundleTrack track)
    {
        ArgumentNullException.ThrowIfNull(track);
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, s_options))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "Feature");
            System(json, "crs", "urn:ogc:def:crs:OGC:1.3:CRS84");
            System(json, "trs", "urn:ogc:data:time:iso8601");
            json.WriteStartObject("temporalGeometry"u8);
            json.WriteString("type"u8, "MovingPoint");
            Moments(json, track.Believed);
            json.WriteStartArray("coordinates"u8);
            foreach (var fix in track.Believed)
            {
                json.WriteStartArray();
                json.WriteNumberValue(fix.Position.Longitude);
                json.WriteNumberValue(fix.Position.Latitude);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteString("interpolation"u8, "Linear");
            json.WriteEndObject();
            json.WriteStartArray("temporalProperties"u8);
            Measure(json, track, "speed", "MTS", fix => fix.Speed);
            Measure(json, track, "course", "DEG", fix => fix.Heading);
            json.WriteEndArray();
            json.WriteStartObject("properties"u8);
            json.WriteString("object"u8, track.Object.Value);
            json.WriteString("name"u8, track.Name);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return [.. bytes.WrittenSpan, (byte)'\n'];
    }

    private static void System(Utf8JsonWriter json, string member, string name)
    {
        json.WriteStartObject(member);
        json.WriteString("type"u8, "Name");
        json.WriteStartObject("properties"u8);
        json.WriteString("name"u8, name);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Measure(Utf8JsonWriter json, BundleTrack track, string name, string unit, Func<TrackFix, double?> value)
    {
        TrackFix[] known = [.. track.Believed.Where(fix => value(fix) is { } number && double.IsFinite(number))];
        json.WriteStartObject();
        Moments(json, known);
        json.WriteStartObject(name);
        json.WriteString("type"u8, "Measure");
        json.WriteString("form"u8, unit);
        json.WriteStartArray("values"u8);
        Array.ForEach(known, fix => json.WriteNumberValue(value(fix)!.Value));
        json.WriteEndArray();
        json.WriteString("interpolation"u8, "Discrete");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Moments(Utf8JsonWriter json, IReadOnlyList<TrackFix> fixes)
    {
        json.WriteStartArray("datetimes"u8);
        foreach (var fix in fixes)
        {
            json.WriteStringValue(fix.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        }

        json.WriteEndArray();
    }
}
