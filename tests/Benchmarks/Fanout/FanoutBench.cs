using System.Globalization;
using LiveView.Simulation;

namespace LiveView.Benchmarks.Fanout;

internal sealed class FanoutBench : IBench
{
    private const int Turns = 5;

    private static readonly int[] s_steps = [1, 10, 100, 300, 1000];
    private static readonly TimeSpan s_warm = TimeSpan.FromSeconds(150);
    private readonly Dictionary<string, double> _figures = [];
    private TimeSpan _time;
    private bool _held = true;

    public string Name => "fanout";

    public string Measures =>
        "one 4 Mbit/s camera to 1-1,000 viewers and 20 cameras to 50 each: CPU per Mbit, memory, delay; nginx-rtmp, node-media-server and a raw writer beside it "
        + "(--part own|peers|many|slow|tls, --seconds N per figure)";

    public async Task<BenchOutcome> RunAsync(CancellationToken cancellation)
    {
        var line = new ToolArguments(Environment.GetCommandLineArgs(), "--json", "--part", "--seconds");
        _time = TimeSpan.FromSeconds(double.Parse(line.Value("--seconds") ?? "9", CultureInfo.InvariantCulture));
        var part = line.Value("--part");
        using var programs = await BenchPrograms.MakeAsync(cancellation);
        Console.WriteLine(Row.Head);
        if (part is null or "own" or "peers")
        {
            // In the same run: what is compared must have had the same machine.
            await ComparedAsync(programs, part == "own" ? [] : [300], part == "peers" ? [1, 300] : s_steps, cancellation);
        }

        if (part is null or "many")
        {
            await ManyAsync(programs, cancellation);
        }

        if (part is null or "slow")
        {
            await SlowAsync(programs, cancellation);
        }

        if (part is null or "tls")
        {
            await TlsAsync(programs, cancellation);
        }

        return new BenchOutcome(_figures, _held);
    }

    private async Task ComparedAsync(BenchPrograms programs, int[] peers, int[] steps, CancellationToken cancellation)
    {
        var own = new Dictionary<int, Row>();
        await using var server = await OwnServer.StartAsync(programs, cameras: 1, steps.Max(), cancellation);
        await WarmAsync(server, programs, steps.Max(), 1, cancellation);
        foreach (var viewers in steps.Except(peers))
        {
            own[viewers] = await OwnAsync("Live View", server, programs, viewers, 1, cancellation);
        }

        foreach (var viewers in peers)
        {
            await BesideAsync(own, server, programs, viewers, cancellation);
        }

        foreach (var viewers in own.Keys.Where(each => each > 1))
        {
            _figures[$"us_per_mbit_{viewers}"] = own[viewers].CostBeyond(own[1]);
            _figures[$"us_per_mbit_{viewers}_with_idle_work"] = own[viewers].Cost;
        }

        if (own.GetValueOrDefault(1000) is { } thousand)
        {
            _figures["kib_per_viewer"] = (thousand.Memory - own[1].Memory) / 1024.0 / (thousand.Viewers - 1);
            Aim("memory per viewer, KiB", _figures["kib_per_viewer"], 150);
        }

        Aim("us/Mbit at 300 viewers", _figures["us_per_mbit_300"], 85);
    }

    /// <summary>By turns, and of each server the middle one counts: a machine that is shared is not as fast the next minute.</summary>
    private async Task BesideAsync(Dictionary<int, Row> own, OwnServer server, BenchPrograms programs, int viewers, CancellationToken cancellation)
    {
        await using var nginx = await Peer.NginxAsync(programs, cancellation);
        await using var node = await Peer.NodeMediaServerAsync(programs, cancellation);
        var nginxOne = await nginx.MeasureAsync("nginx-rtmp", programs, 1, _time, cancellation);
        var nodeOne = await node.MeasureAsync("node-media-server", programs, 1, _time, cancellation);
        var (ours, sends, rtmp, flv) = (new List<Row>(), new List<Row>(), new List<Row>(), new List<Row>());
        for (var turn = 0; turn < Turns; turn++)
        {
            ours.Add(await OwnAsync("Live View", server, programs, viewers, 1, cancellation));
            await using (var raw = await Peer.RawAsync(programs, cancellation))
            {
                // It serves one load, and then looks for its viewers with all of a processor.
                sends.Add(await raw.MeasureAsync("raw writer (C)", programs, viewers, _time, cancellation));
            }

            rtmp.Add(await nginx.MeasureAsync("nginx-rtmp", programs, viewers, _time, cancellation));
            flv.Add(await node.MeasureAsync("node-media-server", programs, viewers, _time, cancellation));
        }

        own[viewers] = Middle(ours);
        Ratio("raw_socket", own, Middle(sends), 1.3);
        Ratio("nginx_rtmp", own, Middle(rtmp), 0.75, nginxOne);
        Ratio("node_media_server", own, Middle(flv), 1, nodeOne);
    }

    private static Row Middle(List<Row> rows) => rows.OrderBy(each => each.Cost).ElementAt(rows.Count / 2);

    private async Task ManyAsync(BenchPrograms programs, CancellationToken cancellation)
    {
        const int cameras = 20;
        await using var server = await OwnServer.StartAsync(programs, cameras, 1000, cancellation);
        await WarmAsync(server, programs, 50 * cameras, cameras, cancellation);
        var few = await OwnAsync("Live View, 20 cameras", server, programs, cameras, cameras, cancellation);
        var many = await OwnAsync("Live View, 20 cameras", server, programs, 50 * cameras, cameras, cancellation);
        _figures["us_per_mbit_20x50"] = many.CostBeyond(few);
        _figures["us_per_mbit_20x50_with_idle_work"] = many.Cost;
    }

    private async Task SlowAsync(BenchPrograms programs, CancellationToken cancellation)
    {
        await using var server = await OwnServer.StartAsync(programs, cameras: 1, 120, cancellation);
        await using var well = await Load.StartAsync(programs, "ws", server.Server.Http.Port, 48, server.Requests(48, 1), cancellation);
        var before = await Row.MeasureAsync("48 well", well, () => [server.Server.ProcessId], () => server.Server.Ffmpegs, _time, cancellation);
        await using var stalled = await Load.StartAsync(programs, "ws", server.Server.Http.Port, 1, server.Requests(1, 1), cancellation, rate: 0);
        await using var slow = await Load.StartAsync(programs, "ws", server.Server.Http.Port, 1, server.Requests(1, 1), cancellation, rate: 32_000);
        var with = await Row.MeasureAsync("and 1 stalled, 1 slow", well, () => [server.Server.ProcessId], () => server.Server.Ffmpegs, _time, cancellation);
        _figures["slow_reader_effect_p99_ms"] = with.P99 - before.P99;
        _figures["slow_reader_lost_viewers"] = with.Closed;
        _figures["slow_reader_memory_mib"] = (with.Memory - before.Memory) / 1048576.0;
        Aim("effect of slow readers on the others' p99, ms", with.P99 - before.P99, 20);
        Aim("viewers lost by it", with.Closed, 0);
    }

    /// <summary>Viewers who are encrypted by a proxy on the same machine: what both cost counts.</summary>
    private async Task TlsAsync(BenchPrograms programs, CancellationToken cancellation)
    {
        const int viewers = 300;
        await using var server = await OwnServer.StartAsync(programs, cameras: 1, viewers, cancellation);
        await using var proxy = await TlsProxy.StartAsync(programs, server.Server.Http.Port, cancellation);
        await WarmAsync(server, programs, viewers, 1, cancellation);
        // The page comes from where the pictures come from.
        var requests = server.Requests(viewers, 1).Select(each => each.Replace(
            string.Create(CultureInfo.InvariantCulture, $":{server.Server.Http.Port}"), string.Create(CultureInfo.InvariantCulture, $":{proxy.Port}"), StringComparison.Ordinal));
        await using var load = await Load.StartAsync(programs, "ws", proxy.Port, viewers, requests, cancellation);
        var row = await Row.MeasureAsync(
            "Live View, TLS by nginx", load, () => [server.Server.ProcessId, proxy.ProcessId], () => server.Server.Ffmpegs, _time, cancellation);
        _figures["us_per_mbit_tls"] = row.Cost;
        _figures["viewers_per_core_tls"] = 1e6 / row.Cost / 4;
        var reached = _figures["viewers_per_core_tls"] >= 900;
        _held &= reached;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  viewers of 4 Mbit/s per core over TLS: {_figures["viewers_per_core_tls"]:0} (aim: at least 900){(reached ? "" : " - not reached")}"));
    }

    /// <summary>A server that runs for months is not measured in its first seconds, in which it is compiled.</summary>
    private static async Task WarmAsync(OwnServer server, BenchPrograms programs, int viewers, int cameras, CancellationToken cancellation)
    {
        await using var load = await Load.StartAsync(
            programs, "ws", server.Server.Http.Port, viewers, server.Requests(viewers, cameras), cancellation);
        await Task.Delay(s_warm, TimeProvider.System, cancellation);
    }

    private async Task<Row> OwnAsync(string who, OwnServer server, BenchPrograms programs, int viewers, int cameras, CancellationToken cancellation)
    {
        await using var load = await Load.StartAsync(
            programs, "ws", server.Server.Http.Port, viewers, server.Requests(viewers, cameras), cancellation);
        var row = await Row.MeasureAsync(who, load, () => [server.Server.ProcessId], () => server.Server.Ffmpegs, _time, cancellation);
        _figures[$"delay_p50_ms_{cameras}x{viewers / cameras}"] = row.P50;
        _figures[$"delay_p99_ms_{cameras}x{viewers / cameras}"] = row.P99;
        return row;
    }

    private void Ratio(string name, Dictionary<int, Row> own, Row peer, double aim, Row? one = null)
    {
        var cost = one is null ? peer.Cost : peer.CostBeyond(one);
        _figures[$"us_per_mbit_{peer.Viewers}_{name}"] = cost;
        _figures[$"ratio_{name}"] = own[peer.Viewers].CostBeyond(own[1]) / cost;
        Aim($"ratio to {peer.Who}", _figures[$"ratio_{name}"], aim);
    }

    private void Aim(string what, double value, double most)
    {
        var reached = value <= most;
        _held &= reached;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what}: {value:0.##} (aim: at most {most:0.##}){(reached ? "" : " - not reached")}"));
    }
}
