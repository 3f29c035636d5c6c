using System.Text.Json;
using LiveView.Benchmarks.Latency;
using LiveView.Simulation.Browsers;

namespace LiveView.Benchmarks.Desk;

/// <summary>Reads from the pixels of all tiles of a desk which frame stands there, ten times a second.</summary>
internal static class TileSampler
{
    private const string Sample = """
        async milliseconds => {
          const shown = [];
          const until = performance.now() + milliseconds;
          while (performance.now() < until) {
            await new Promise(done => setTimeout(() => requestAnimationFrame(done), 100));
            for (const picture of document.querySelectorAll('lv-tile :is(canvas, video).picture')) {
              const read = liveViewProof.read(picture);
              if (read) shown.push([read.camera, read.frame, performance.timeOrigin + performance.now()]);
            }
          }
          return shown;
        }
        """;

    public static async Task<IReadOnlyList<Shown>> SampleAsync(DeskPage desk, TimeSpan time)
    {
        var samples = await desk.Page.EvaluateAsync<JsonElement>(Sample, time.TotalMilliseconds);
        return [.. samples.EnumerateArray().Select(each => new Shown(each[0].GetInt32(), each[1].GetInt32(), each[2].GetDouble(), double.NaN))];
    }

    /// <summary>Frames that all tiles together have decoded.</summary>
    public static Task<double> DecodedAsync(DeskPage desk) => desk.Page.EvaluateAsync<double>(
        "() => [...document.querySelectorAll('lv-tile')].reduce((sum, tile) => sum + tile.decodedFrames, 0)");
}
