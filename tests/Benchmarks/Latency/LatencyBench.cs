using System.Globalization;
using LiveView.Simulation.Pictures;
using LiveView.Simulation.Processes;
using LiveView.Simulation.Story;

namespace LiveView.Benchmarks.Latency;

internal sealed class LatencyBench : IBench
{
    private const int Frames = 300;
    private const int Warm = 15;
    private const string OneSecond = "lv-0001-entrance";
    private const string FourSeconds = "lv-0001-overview";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Longer than a feed runs on after its last viewer.</summary>
    private static readonly TimeSpan Cold = TimeSpan.FromSeconds(16);

    public string Name => "latency";

    public string Measures => "camera to decoded pixel in Chromium, and to the first one, warm and cold; beside nginx-rtmp and hls.js";

    public async Task<BenchOutcome> RunAsync(CancellationToken cancellation)
    {
        using var log = new FrameLog();
        await using var stage = await StoryStage.SetAsync(
            withBrowser: true, new ServerOptions { More = new Dictionary<string, string> { ["Media:LingerSeconds"] = "12" } },
            frameLog: log.File, more: Wall.Add, cancellation: cancellation);
        var figures = new Dictionary<string, double>();
        await using var scene = await Scene.RaiseAsync(stage);
        await using var codecs = await Viewer.OpenAsync(stage.Browser, stage.Server.Http, "");
        await using var mse = await Viewer.OpenAsync(stage.Browser, stage.Server.Http, "mse");

        var byCodecs = await codecs.WatchAsync(scene.Incident, OneSecond, Frames);
        var byMse = await mse.WatchAsync(scene.Incident, OneSecond, Frames);
        IReadOnlyList<Shown> byAnchor, byHls;
        await using (var anchor = await AnchorPath.StartAsync(stage.Cameras.Address("/entrance"), cancellation))
        {
            byAnchor = await anchor.WatchAsync(stage.Browser, Frames);
            byHls = await codecs.WatchHlsAsync(await anchor.HlsJsAsync(), scene.Incident, OneSecond, Frames);
        }

        var drawn = await log.ReadAsync();
        Tell(figures, "capture_to_pixel", "capture → pixel, WebCodecs", SinceDrawn(byCodecs, drawn), 200);
        Tell(figures, "capture_to_pixel_mse", "capture → pixel, MSE", SinceDrawn(byMse, drawn), null);
        Tell(figures, "capture_to_pixel_hls", "capture → pixel, our Low-Latency HLS and hls.js", SinceDrawn(byHls, drawn), null);
        Tell(figures, "capture_to_pixel_anchor", "capture → pixel, nginx-rtmp HLS 1 s and hls.js", SinceDrawn(byAnchor, drawn), null);
        Tell(figures, "fragment_to_pixel", "fragment ready → pixel, WebCodecs (aim p50 40)", SinceReady(byCodecs), null);
        Tell(figures, "fragment_to_pixel_mse", "fragment ready → pixel, MSE (aim p50 150)", SinceReady(byMse), null);

        await WarmAsync(figures, scene, codecs);
        await ColdAsync(figures, stage, codecs, cancellation);
        return new BenchOutcome(figures, figures["capture_to_pixel_p50_ms"] < figures["capture_to_pixel_anchor_p50_ms"]);
    }

    /// <summary>Somebody looks already; others come at any moment between two key frames.</summary>
    private static async Task WarmAsync(Dictionary<string, double> figures, Scene scene, Viewer viewer)
    {
        await using var one = PictureTap.Open(scene.Operator.Session, scene.Incident, OneSecond);
        await using var four = PictureTap.Open(scene.Operator.Session, scene.Incident, FourSeconds);
        if (!await one.WaitForPictureAsync(Patience) || !await four.WaitForPictureAsync(Patience))
        {
            throw new InvalidOperationException("The cameras gave no picture to stay warm on.");
        }

        var (took, ages) = (new List<double>(), new List<double>());
        foreach (var camera in (string[])[OneSecond, FourSeconds])
        {
            var of = new List<double>();
            for (var i = 0; i < Warm; i++)
            {
                var (ms, age) = await viewer.FirstPictureAsync(scene.Incident, camera);
                of.Add(ms);
                ages.Add(age);
            }

            Tell(figures, camera == OneSecond ? "warm_first_picture_1s" : "warm_first_picture_4s",
                $"first picture, camera warm, key frames every {(camera == OneSecond ? 1 : 4)} s", of, 250);
            took.AddRange(of);
        }

        figures["warm_first_picture_p95_ms"] = At(took, 0.95);
        Tell(figures, "warm_first_picture_age", "age of that picture", ages, null);
    }

    private static async Task ColdAsync(Dictionary<string, double> figures, StoryStage stage, Viewer viewer, CancellationToken cancellation)
    {
        await using var one = await Scene.RaiseAsync(stage, Wall.Account(Wall.OneSecond), Wall.OneSecond);
        await using var four = await Scene.RaiseAsync(stage, Wall.Account(Wall.FourSeconds), Wall.FourSeconds);
        await using var twenty = await Scene.RaiseAsync(stage, Wall.Account(Wall.Twenty), Wall.Twenty);
        // An alarm starts the cameras of its site; nobody looks, and they stop.
        await Task.Delay(Cold, TimeProvider.System, cancellation);
        Tell(figures, "cold_first_picture", "first picture, camera cold, key frames every 1 s",
            await EachAsync(viewer, one.Incident, Wall.OneSecond), 1200);
        Tell(figures, "cold_first_picture_4s", "first picture, camera cold, key frames every 4 s",
            await EachAsync(viewer, four.Incident, Wall.FourSeconds), null);
        var all = await viewer.AllMoveAsync(twenty.Incident, Wall.Cameras(Wall.Twenty));
        figures["twenty_open_ms"] = all.Max(each => each.Open);
        figures["twenty_decoded_ms"] = all.Max(each => each.Decoded);
        figures["twenty_moving_ms"] = all.Max(each => each.Moves);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  20 cameras with key frames every 1 s asked for at once, cold: all lines open after {figures["twenty_open_ms"]:0} ms, all decoded after {figures["twenty_decoded_ms"]:0} ms, all move after {figures["twenty_moving_ms"]:0} ms, half of them after {At([.. all.Select(each => each.Moves)], 0.5):0} ms (aim: 3500)"));
    }

    private static async Task<IReadOnlyList<double>> EachAsync(Viewer viewer, string incident, string connection)
    {
        var took = new List<double>();
        foreach (var (camera, number) in Wall.Cameras(connection).Select((camera, number) => (camera, number)))
        {
            // The one before ended with a key frame: the next one begins at another moment of the interval each time.
            await Task.Delay(TimeSpan.FromMilliseconds(number * 730 % 4000), TimeProvider.System);
            took.Add((await viewer.FirstPictureAsync(incident, camera)).Took);
        }

        return took;
    }

    private static List<double> SinceDrawn(IReadOnlyList<Shown> shown, IReadOnlyDictionary<(int, int), double> drawn) =>
        [.. shown.Where(each => drawn.ContainsKey((each.Camera, each.Frame))).Select(each => each.At - drawn[(each.Camera, each.Frame)])];

    private static List<double> SinceReady(IReadOnlyList<Shown> shown) =>
        [.. shown.Where(each => !double.IsNaN(each.ArrivedAt)).Select(each => each.At - each.ArrivedAt)];

    private static void Tell(Dictionary<string, double> figures, string key, string what, IReadOnlyList<double> samples, double? aim)
    {
        foreach (var (name, share) in (ReadOnlySpan<(string, double)>)[("p50", 0.5), ("p95", 0.95), ("p99", 0.99)])
        {
            figures[$"{key}_{name}_ms"] = At(samples, share);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {what}, {samples.Count} samples: p50 {At(samples, 0.5):0} ms, p95 {At(samples, 0.95):0} ms, p99 {At(samples, 0.99):0} ms{(aim is { } most ? $" (aim: {most:0})" : "")}"));
    }

    private static double At(IReadOnlyCollection<double> samples, double share) =>
        samples.Count == 0 ? double.NaN : samples.Order().ElementAt(Math.Min(samples.Count - 1, (int)(samples.Count * share)));
}
