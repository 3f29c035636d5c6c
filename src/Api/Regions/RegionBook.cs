using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Regions;

namespace LiveView.Api.Regions;

/// <summary>The regions that hold, as this edge knows them: their outlines come from a silo once, however many consoles draw them.</summary>
internal sealed class RegionBook(IClusterClient cluster)
{
    private volatile Page? _known;

    /// <summary>What a silo says now.</summary>
    public async Task<Page> ReadAsync()
    {
        var known = _known;
        using var acting = Caller.System("regions").Use();
        var answer = await cluster.GetGrain<IRegionsGrain>(GrainKeys.Regions).InForce(known?.Name);
        return answer.GeoJson is null ? known! : _known = Page.Of(answer.Name, Write(answer));
    }

    private static byte[] Write(RegionsAnswer answer)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            if (answer is { Source: { } source, ValidFrom: { } from })
            {
                json.WriteStartObject("official"u8);
                json.WriteString("source"u8, source);
                json.WriteString("validFrom"u8, from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                json.WriteEndObject();
            }
            else
            {
                json.WriteNull("official"u8);
            }

            json.WritePropertyName("map"u8);
            json.WriteRawValue(answer.GeoJson);
            json.WriteEndObject();
        }

        return text.WrittenSpan.ToArray();
    }

    /// <summary>The answer to a console.</summary>
    /// <param name="Name">Another name, other borders.</param>
    /// <param name="Json">All of it.</param>
    /// <param name="Packed">The same, packed with Brotli: a country in detail is a megabyte or two.</param>
    internal sealed record Page(string Name, byte[] Json, byte[] Packed)
    {
        public static Page Of(string name, byte[] json)
        {
            using var packed = new MemoryStream();
            using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            {
                brotli.Write(json);
            }

            return new Page(name, json, packed.ToArray());
        }
    }
}
