using System.Text.Json;
using LiveView.Api.Json;

namespace LiveView.Api.Gate.Replay;

/// <summary>What a viewer wants of a replay: one JSON object per text message.</summary>
/// <param name="At">From which moment, UTC; null to go on from where it is.</param>
/// <param name="Playing">Whether it plays on; if not, one picture is shown.</param>
/// <param name="Speed">How fast: 0.25 to 8 times; 1 when nothing is said.</param>
/// <param name="Number">Any number that the viewer gives it: it is said again before the answer, after everything of the wish before.</param>
internal sealed record ReplayWish(DateTimeOffset? At, bool Playing = true, double Speed = 1, long Number = 0)
{
    public const double Slowest = 0.25;
    public const double Fastest = 8;

    /// <summary>Greatest length of a wish, bytes.</summary>
    public const int MostBytes = 512;

    /// <summary>Reads a wish; null when it is none.</summary>
    public static ReplayWish? Read(ReadOnlySpan<byte> message)
    {
        try
        {
            return JsonSerializer.Deserialize<ReplayWish>(message, ApiJson.Options) is { Speed: >= Slowest and <= Fastest } wish ? wish : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
