using System.Text.Json;
using System.Text.Json.Serialization;
using LiveView.Domain.Connections;

namespace LiveView.Api.Gate.Pointing;

/// <summary>What a console says: where its person points, or that it points no longer.</summary>
/// <param name="At">Longitude and latitude, in degrees; left out when it points no longer.</param>
/// <param name="Map">On which map.</param>
internal sealed record PointerWord(double[]? At = null, PointerMap Map = PointerMap.Site)
{
    /// <summary>Longest that is read, in bytes.</summary>
    public const int MostBytes = 128;

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The place, of a word that names one; to a ninth of a metre.</summary>
    [JsonIgnore]
    public GeoPosition? Place => At is [var longitude, var latitude] ? new GeoPosition(Math.Round(latitude, 6), Math.Round(longitude, 6)) : null;

    /// <summary>Reads a whole message, such as <c>{"at":[5.12,52.09],"map":"site"}</c>; null when it is none.</summary>
    public static PointerWord? Read(ReadOnlySpan<byte> message)
    {
        try
        {
            return JsonSerializer.Deserialize<PointerWord>(message, s_options) is { } word && (word.At is null || word.Place is { IsValid: true }) ? word : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The maps of an incident.</summary>
internal enum PointerMap
{
    /// <summary>That of the site, which all who take part have.</summary>
    Site,

    /// <summary>That of the tracked objects that one may follow.</summary>
    Objects,
}
