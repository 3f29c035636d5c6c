using System.Diagnostics;
using System.Globalization;
using LiveView.Domain.Identifiers;
using LiveView.Media.Feeds;
using LiveView.Media.Ingest;
using LiveView.Media.Line;
using LiveView.Simulation.Cameras;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Benchmarks.Cameras;

/// <summary>From the order to take a camera in to its first picture in the feed, which is a key frame and so can be shown at once.</summary>
internal sealed class StartBench : IBench
{
    private const int Times = 20;
    private const int AtOnce = 20;
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Name => "start";

    public string Measures => "camera not running, running, and 20 at once: to the first picture in the feed, key frames every 1 s and 4 s, copied and converted";

    public async Task<BenchOutcome> RunAsync(CancellationToken cancellation)
    {
        await using var park = await CameraPark.StartAsync(cancellation: cancellation);
        var options = new MediaNodeOptions
        {
            Line = new CameraLineOptions { Networks = new CameraNetworks([System.Net.IPNetwork.Parse("127.0.0.0/8")], OwnNetworks.Read) },
        };
        await using var node = new MediaNode(options, TimeProvider.System, NullLogger<MediaNode>.Instance);
        var start = new Starts(node, park, cancellation);

        // One that counts for nothing: the runtime still compiles.
        await start.ColdAsync("/entrance", TimeSpan.Zero, 1);
        var every1 = await start.ColdAsync("/entrance", TimeSpan.FromSeconds(1), Times);
        var every4 = await start.ColdAsync("/overview", TimeSpan.FromSeconds(4), Times);
        var converted = await start.ColdAsync("/no-h264", TimeSpan.FromSeconds(1), Times / 2);
        var warm = await start.WarmAsync("/overview", TimeSpan.FromSeconds(4), Times);
        var (all, share) = await start.AtOnceAsync("/entrance", AtOnce);
        var figures = new Dictionary<string, double>
        {
            ["start_cold_1s_p50_ms"] = Percentile(every1, 0.5),
            ["start_cold_1s_p95_ms"] = Percentile(every1, 0.95),
            ["start_cold_4s_p50_ms"] = Percentile(every4, 0.5),
            ["start_cold_4s_p95_ms"] = Percentile(every4, 0.95),
            ["start_converted_p95_ms"] = Percentile(converted, 0.95),
            ["start_warm_4s_p95_ms"] = Percentile(warm, 0.95),
            ["start_twenty_at_once_ms"] = all,
            ["start_core_percent_per_camera"] = share,
        };
        foreach (var (name, figure) in figures)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-32} {figure:F1}"));
        return new BenchOutcome(figures, figures["start_cold_1s_p95_ms"] <= 1200 && figures["start_warm_4s_p95_ms"] <= 250 && all <= 3500);
    }

    private static double Percentile(List<double> values, double part)
    {
        values.Sort();
        return values[Math.Min(values.Count - 1, (int)Math.Ceiling(values.Count * part) - 1)];
    }

    private sealed class Starts(MediaNode node, CameraPark park, CancellationToken cancellation)
    {
        private long _epoch;

        /// <summary>Starts spread over the time between two key frames, as chance would.</summary>
        public async Task<List<double>> ColdAsync(string mount, TimeSpan between, int times)
        {
            var took = new List<double>();
            var camera = CameraId.Parse("cold");
            for (var i = 0; i < times; i++)
            {
                await Task.Delay(between * i / times, TimeProvider.System, cancellation);
                took.Add(await TakeInAsync(camera, mount, pictures: 1));
                await node.StopAsync(camera, _epoch);
            }
            return took;
        }

        public async Task<List<double>> WarmAsync(string mount, TimeSpan between, int times)
        {
            var took = new List<double>();
            var camera = CameraId.Parse("warm");
            await TakeInAsync(camera, mount, pictures: 2);
            for (var i = 0; i < times; i++)
            {
                await Task.Delay(between / times, TimeProvider.System, cancellation);
                var clock = Stopwatch.StartNew();
                await WatchAsync(camera, pictures: 1);
                took.Add(clock.Elapsed.TotalMilliseconds);
            }
            await node.StopAsync(camera, _epoch);
            return took;
        }

        /// <summary>Until all of them move; and what they take of a core each from then on.</summary>
        public async Task<(double Milliseconds, double CorePercent)> AtOnceAsync(string mount, int count)
        {
            var cameras = Enumerable.Range(1, count).Select(number => CameraId.Parse($"crowd-{number}")).ToList();
            var took = await Task.WhenAll(cameras.Select(camera => TakeInAsync(camera, mount, pictures: 2)));
            using var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            await Task.Delay(Watched, TimeProvider.System, cancellation);
            process.Refresh();
            var share = (process.TotalProcessorTime - before) / Watched / count * 100;
            foreach (var camera in cameras)
                await node.StopAsync(camera, _epoch);
            return (took.Max(), share);
        }

        private async Task<double> TakeInAsync(CameraId camera, string mount, int pictures)
        {
            var clock = Stopwatch.StartNew();
            var address = RtspAddress.Parse(park.Address(mount).OriginalString);
            node.Assign(new IngestAssignment(camera, Interlocked.Increment(ref _epoch), address, TimeProvider.System.GetUtcNow().AddMinutes(5)));
            await WatchAsync(camera, pictures);
            return clock.Elapsed.TotalMilliseconds;
        }

        private async Task WatchAsync(CameraId camera, int pictures)
        {
            using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
            var feed = await node.FindFeedAsync(camera, 1, Patience, either.Token) ?? throw new InvalidOperationException($"{camera} is not taken in.");
            using var subscription = feed.Subscribe();
            for (var seen = 0; seen < pictures;)
            {
                if (await subscription.ReadAsync(either.Token) is FeedMessage.Picture picture)
                {
                    seen++;
                    picture.Dispose();
                }
            }
        }
    }
}
