using System.Reflection;
using System.Text.Json;
using LiveView.Simulation.Browsers;
using Microsoft.Playwright;

namespace LiveView.Benchmarks.Latency;

/// <summary>
/// The console's own player on an empty page in Chromium, as the operator of the alarm centre: nothing but the player runs, and what it
/// shows is read from its pixels.
/// </summary>
internal sealed class Viewer : IAsyncDisposable
{
    private readonly IPage _page;

    private Viewer(IPage page) => _page = page;

    /// <param name="browser">Chromium.</param>
    /// <param name="server">The server.</param>
    /// <param name="player">Empty for WebCodecs, <c>mse</c> for Media Source Extensions.</param>
    public static async Task<Viewer> OpenAsync(Browser browser, Uri server, string player)
    {
        var page = await browser.NewPageAsync(server, 800, 600);
        await DeskPage.SignInAsync(page, "op-veilig");
        await page.GotoAsync($"/health/live?player={player}");
        await page.EvaluateAsync(Script());
        return new Viewer(page);
    }

    /// <summary>From asking for a camera to its first picture on the page.</summary>
    /// <returns>Milliseconds, and how old that picture was (since the server received it).</returns>
    public async Task<(double Took, double Age)> FirstPictureAsync(string incident, string camera)
    {
        var found = await _page.EvaluateAsync<JsonElement>("([incident, camera]) => liveViewBench.first(incident, camera)", new[] { incident, camera });
        return (found.GetProperty("took").GetDouble(), found.GetProperty("age").GetDouble());
    }

    /// <summary>From asking for all cameras at once until each of them shows a second picture.</summary>
    /// <returns>Milliseconds per camera until its line was open, its first picture decoded, its second one shown.</returns>
    public async Task<IReadOnlyList<(double Open, double Decoded, double Moves)>> AllMoveAsync(string incident, IReadOnlyList<string> cameras)
    {
        var took = await _page.EvaluateAsync<double[][]>(
            "([incident, cameras]) => liveViewBench.all(incident, cameras)", new object[] { incident, cameras });
        return [.. took.Select(each => (each[0], each[1], each[2]))];
    }

    /// <summary>Watches one camera and says of each new frame when it stood on the page.</summary>
    public async Task<IReadOnlyList<Shown>> WatchAsync(string incident, string camera, int frames)
    {
        var seen = await _page.EvaluateAsync<double[][]>(
            "([incident, camera, frames]) => liveViewBench.watch(incident, camera, frames)", new object[] { incident, camera, frames });
        return [.. seen.Select(each => new Shown((int)each[0], (int)each[1], each[2], each[3]))];
    }

    /// <summary>The same by our Low-Latency HLS, played by hls.js as it comes.</summary>
    public async Task<IReadOnlyList<Shown>> WatchHlsAsync(string hlsJs, string incident, string camera, int frames)
    {
        await _page.EvaluateAsync(hlsJs);
        var seen = await _page.EvaluateAsync<double[][]>(
            "([address, frames]) => liveViewBench.hls(address, frames)",
            new object[] { $"/v1/incidents/{incident}/cameras/{camera}/hls/index.m3u8", frames });
        return [.. seen.Select(each => new Shown((int)each[0], (int)each[1], each[2], double.NaN))];
    }

    public async ValueTask DisposeAsync() => await _page.Context.CloseAsync();

    private static string Script()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("bench-player.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
