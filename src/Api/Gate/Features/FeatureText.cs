using System.Buffers;
using System.Text.Json;
using LiveView.Domain.Tracking;

namespace LiveView.Api.Gate.Features;

/// <summary>Positions as GeoJSON (RFC 7946; in RD New with the first two members of the place in metres, as OGC API Features part 2 has it).</summary>
internal static class FeatureText
{
    private static readonly FixFlags[] s_flags = [.. Enum.GetValues<FixFlags>().Where(flag => flag is not (FixFlags.None or FixFlags.Doubted))];

    /// <summary>A collection of positions.</summary>
    /// <param name="fixes">They.</param>
    /// <param name="system">How places are written.</param>
    /// <param name="at">When it is made, UTC.</param>
    /// <param name="self">Address of it.</param>
    /// <param name="next">Address of what comes after it; null when that is all.</param>
    public static ReadOnlyMemory<byte> Collection(IReadOnlyList<TrackFix> fixes, ReferenceSystem system, DateTimeOffset at, string self, string? next) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "FeatureCollection");
        json.WriteStartArray("links"u8);
        Link(json, "self", self);
        if (next is not null)
        {
            Link(json, "next", next);
        }

        json.WriteEndArray();
        json.WriteString("timeStamp"u8, at);
        json.WriteNumber("numberReturned"u8, fixes.Count);
        json.WriteStartArray("features"u8);
        foreach (var fix in fixes)
        {
            Feature(json, fix, system);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>One position.</summary>
    public static ReadOnlyMemory<byte> One(TrackFix fix, ReferenceSystem system) => Write(json => Feature(json, fix, system));

    private static void Feature(Utf8JsonWriter json, TrackFix fix, ReferenceSystem system)
    {
        var (x, y) = system.Of(fix.Position);
        var digits = system == ReferenceSystem.Crs84 ? 7 : 3;
        json.WriteStartObject();
        json.WriteString("type"u8, "Feature");
        json.WriteNumber("id"u8, fix.Sequence);
        json.WriteStartObject("geometry"u8);
        json.WriteString("type"u8, "Point");
        json.WriteStartArray("coordinates"u8);
        json.WriteNumberValue(Math.Round(x, digits));
        json.WriteNumberValue(Math.Round(y, digits));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("properties"u8);
        json.WriteString("time"u8, fix.Time);
        json.WriteString("receivedAt"u8, fix.ReceivedAt);
        Number(json, "speed", fix.Speed);
        Number(json, "heading", fix.Heading);
        Number(json, "altitude", fix.Altitude);
        Number(json, "accuracy", fix.Accuracy);
        json.WriteStartArray("flags"u8);
        foreach (var flag in s_flags.Where(flag => (fix.Flags & flag) != 0))
        {
            json.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(flag.ToString()));
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Link(Utf8JsonWriter json, string relation, string address)
    {
        json.WriteStartObject();
        json.WriteString("rel"u8, relation);
        json.WriteString("type"u8, FeatureDoor.GeoJson);
        json.WriteString("href"u8, address);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            write(json);
        }

        return bytes.WrittenMemory;
    }
}
