using System.Diagnostics;
using System.Globalization;
using LiveView.Domain.Identifiers;
using LiveView.Media.Feeds;
using LiveView.Media.Ingest;
using LiveView.Media.Line;
using LiveView.Simulation.Cameras;
using LiveView.Simulation.Processes;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Benchmarks.Cameras;

/// <summary>A camera is unplugged a hundred times, one that is converted a fifth of that: pictures come back, and nothing is left behind.</summary>
internal sealed class UnplugBench : IBench
{
    private const int Times = 100;
    private const int ConvertedTimes = 20;
    private const int WarmUps = 3;

    // A camera that flaps is left alone for longer and longer: a hundredth of that, or the bench would take an hour.
    private const double Pace = 0.01;
    private static readonly TimeSpan Away = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Name => "unplug";

    public string Measures => "a camera unplugged 100 times, a converted one 20 times: pictures back, zombies, handles, memory";

    public async Task<BenchOutcome> RunAsync(CancellationToken cancellation)
    {
        await using var park = await CameraPark.StartAsync(cancellation: cancellation);
        await using var cable = new Cable(park.Ports.Rtsp);
        var options = new MediaNodeOptions
        {
            Line = new CameraLineOptions { Networks = new CameraNetworks([System.Net.IPNetwork.Parse("127.0.0.0/8")], OwnNetworks.Read) },
            ReconnectPace = Pace,
        };
        await using var node = new MediaNode(options, TimeProvider.System, NullLogger<MediaNode>.Instance);
        var copied = await UnplugAsync(node, cable, "/entrance", Times, cancellation);
        var converted = await UnplugAsync(node, cable, "/no-h264", ConvertedTimes, cancellation);
        var zombies = ProcessTree.Zombies(Environment.ProcessId).Count;
        var left = ProcessTree.Descendants(Environment.ProcessId, "ffmpeg").Count;
        var figures = new Dictionary<string, double>
        {
            ["unplug_back_p50_ms"] = copied.Back[copied.Back.Count / 2],
            ["unplug_back_worst_ms"] = copied.Back[^1],
            ["unplug_handles_gained"] = copied.Handles,
            ["unplug_memory_gained_kib"] = copied.Kibibytes,
            ["unplug_converted_back_worst_ms"] = converted.Back[^1],
            ["unplug_converted_handles_gained"] = converted.Handles,
            ["unplug_zombies"] = zombies,
            ["unplug_ffmpegs_left"] = left,
        };
        foreach (var (name, figure) in figures)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-34} {figure:F0}"));
        return new BenchOutcome(figures, zombies == 0 && left == 0 && copied.Handles <= 8 && converted.Handles <= 8);
    }

    private static async Task<(List<double> Back, int Handles, double Kibibytes)> UnplugAsync(
        MediaNode node, Cable cable, string mount, int times, CancellationToken cancellation)
    {
        var camera = CameraId.Parse("unplugged" + mount.Replace('/', '-'));
        node.Assign(new IngestAssignment(camera, 1, RtspAddress.Parse($"rtsp://127.0.0.1:{cable.Port}{mount}"), TimeProvider.System.GetUtcNow().AddHours(1)));
        var feed = await node.FindFeedAsync(camera, 1, Patience, cancellation) ?? throw new InvalidOperationException($"{camera} is not taken in.");
        using var viewer = feed.Subscribe();
        await PictureAsync(viewer, after: 0, cancellation);
        var back = new List<double>();
        var (handles, memory) = (0, 0L);
        for (var i = 0; i < times + WarmUps; i++)
        {
            if (i == WarmUps)
                (handles, memory) = (Handles(), GC.GetTotalMemory(forceFullCollection: true));
            cable.Pull();
            await Task.Delay(Away, TimeProvider.System, cancellation);
            var last = feed.Status.Sequence;
            cable.PlugIn();
            var clock = Stopwatch.StartNew();
            await PictureAsync(viewer, last, cancellation);
            if (i >= WarmUps)
                back.Add(clock.Elapsed.TotalMilliseconds);
        }
        var gained = (Handles() - handles, (GC.GetTotalMemory(forceFullCollection: true) - memory) / 1024.0);
        await node.StopAsync(camera, 1);
        back.Sort();
        return (back, gained.Item1, gained.Item2);
    }

    private static int Handles()
    {
        using var process = Process.GetCurrentProcess();
        return process.HandleCount;
    }

    private static async Task PictureAsync(FeedSubscription viewer, long after, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        while (true)
        {
            if (await viewer.ReadAsync(either.Token) is not FeedMessage.Picture picture)
                continue;
            var isNew = picture.Fragment.Sequence > after;
            picture.Dispose();
            if (isNew)
                return;
        }
    }
}
