using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveView.Api.Gate.Overview;

/// <summary>What a console says: what of the map it shows, the last frame that it has drawn, or both.</summary>
/// <param name="View">West, south, east, north, in degrees; left out when it did not change.</param>
/// <param name="Has">Number of the last frame that it has; left out before the first.</param>
internal sealed record OverviewWord(double[]? View = null, long? Has = null)
{
    /// <summary>Longest that is read, in bytes.</summary>
    public const int MostBytes = 256;

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.Strict };

    /// <summary>The area, of a word that names one.</summary>
    [JsonIgnore]
    public MapView? Area => View is [var west, var south, var east, var north] ? new MapView(west, south, east, north) : null;

    /// <summary>Reads a whole message, such as <c>{"view":[3.3,50.7,7.3,53.6],"has":12}</c>; null when it is none.</summary>
    public static OverviewWord? Read(ReadOnlySpan<byte> message)
    {
        try
        {
            return JsonSerializer.Deserialize<OverviewWord>(message, s_options) is { } word && (word.View is null || word.Area is { IsValid: true }) ? word : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
