using System.Globalization;
using System.Net.Sockets;
using LiveView.Simulation.Processes;

namespace LiveView.Benchmarks.Fanout;

/// <summary>A server of others, with the same clip pushed into it.</summary>
/// <param name="kind">How viewers speak to it; see load.c.</param>
/// <param name="port">Where.</param>
/// <param name="request">What each viewer asks for.</param>
/// <param name="processes">Its processes, in the order in which they were started.</param>
internal sealed class Peer(string kind, int port, string request, params IReadOnlyList<ChildProcess> processes) : IAsyncDisposable
{
    private const string NodeMediaServerVersion = "4.4.3";

    /// <summary>Debian's nginx with libnginx-mod-rtmp: one worker, nothing but RTMP.</summary>
    public static async Task<Peer> NginxAsync(BenchPrograms programs, CancellationToken cancellation)
    {
        var port = FreePort.Take();
        var configuration = Path.Combine(programs.Home, "nginx.conf");
        await File.WriteAllTextAsync(
            configuration,
            $$"""
            load_module /usr/lib/nginx/modules/ngx_rtmp_module.so;
            daemon off; master_process off; pid {{programs.Home}}/nginx.pid; error_log stderr error;
            events { worker_connections 4096; }
            rtmp { server { listen 127.0.0.1:{{port}}; chunk_size 4096; application live { live on; } } }
            """,
            cancellation);
        var nginx = ChildProcess.Start("nginx", "/usr/sbin/nginx", ["-c", configuration, "-e", "stderr"]);
        await ListensAsync(port, cancellation);
        return new Peer("rtmp", port, "live\tcamera", nginx, Push(programs, port));
    }

    /// <summary>node-media-server over WebSocket FLV, its cheapest way out.</summary>
    public static async Task<Peer> NodeMediaServerAsync(BenchPrograms programs, CancellationToken cancellation)
    {
        var (rtmp, http) = (FreePort.Take(), FreePort.Take());
        await BenchPrograms.RunAsync(
            "npm", cancellation, "install", "--prefix", programs.Home, "--no-audit", "--no-fund", "--silent", $"node-media-server@{NodeMediaServerVersion}");
        var script = Path.Combine(programs.Home, "server.cjs");
        await File.WriteAllTextAsync(
            script,
            $$"""
            const Server = require('node-media-server');
            new Server({ bind: '127.0.0.1', notify: {}, auth: { play: false, publish: false }, static: {}, store: {},
              rtmp: { port: {{rtmp}} }, http: { port: {{http}} } }).run();
            """,
            cancellation);
        var node = ChildProcess.Start("node-media-server", "node", [script]);
        await ListensAsync(rtmp, cancellation);
        await ListensAsync(http, cancellation);
        return new Peer("flv", http, "/live/camera.flv", node, Push(programs, rtmp));
    }

    /// <summary>A loop of non-blocking sends in C: see raw.c.</summary>
    public static async Task<Peer> RawAsync(BenchPrograms programs, CancellationToken cancellation)
    {
        var port = FreePort.Take();
        var raw = ChildProcess.Start("raw", programs.Raw, [Text(port), programs.Sizes]);
        await raw.WaitForLineAsync(line => line == "ready", TimeSpan.FromSeconds(10), cancellation);
        return new Peer("raw", port, "-", raw);
    }

    public async Task<Row> MeasureAsync(string who, BenchPrograms programs, int viewers, TimeSpan time, CancellationToken cancellation)
    {
        await using var load = await Load.StartAsync(programs, kind, port, viewers, [request], cancellation);
        return await Row.MeasureAsync(who, load, () => [processes[0].Id], () => [], time, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes.Reverse())
        {
            await process.DisposeAsync();
        }
    }

    private static ChildProcess Push(BenchPrograms programs, int port) => ChildProcess.Start(
        "The push of the clip", "ffmpeg",
        ["-v", "error", "-re", "-stream_loop", "-1", "-i", programs.ClipInBox, "-c", "copy", "-f", "flv", $"rtmp://127.0.0.1:{Text(port)}/live/camera"]);

    internal static async Task ListensAsync(int port, CancellationToken cancellation) => await Simulation.Patience.UntilAsync(
        $"port {port} answers", TimeSpan.FromSeconds(20), () =>
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Connect("127.0.0.1", port);
                return true;
            }
            catch (SocketException)
            {
                cancellation.ThrowIfCancellationRequested();
                return false;
            }
        });

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
