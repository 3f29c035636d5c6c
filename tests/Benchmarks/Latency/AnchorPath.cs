using LiveView.Simulation.Browsers;
using LiveView.Simulation.Processes;

namespace LiveView.Benchmarks.Latency;

/// <summary>
/// How players of others see the same camera: ffmpeg copies it into nginx-rtmp, which cuts it into HLS of one second, which hls.js plays
/// with its own settings. As small as the module can cut; its own default is five seconds.
/// </summary>
internal sealed class AnchorPath : IAsyncDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("live-view-anchor-");
    private readonly List<ChildProcess> _processes = [];
    private readonly int _http = FreePort.Take();

    public static async Task<AnchorPath> StartAsync(Uri camera, CancellationToken cancellation)
    {
        var path = new AnchorPath();
        try
        {
            await path.ServeAsync(camera, cancellation);
            return path;
        }
        catch
        {
            await path.DisposeAsync();
            throw;
        }
    }

    /// <summary>The text of hls.js.</summary>
    public Task<string> HlsJsAsync() => File.ReadAllTextAsync(Path.Combine(_home.FullName, "hls.js"));

    /// <summary>Watches the camera as hls.js shows it.</summary>
    public async Task<IReadOnlyList<Shown>> WatchAsync(Browser browser, int frames)
    {
        var page = await browser.NewPageAsync(new Uri($"http://127.0.0.1:{_http}"), 800, 600);
        try
        {
            await page.GotoAsync("/player.html");
            var seen = await page.EvaluateAsync<double[][]>("frames => watch(frames)", frames);
            return [.. seen.Select(each => new Shown((int)each[0], (int)each[1], each[2], double.NaN))];
        }
        finally
        {
            await page.Context.CloseAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Enumerable.Reverse(_processes))
        {
            await process.DisposeAsync();
        }

        _home.Delete(recursive: true);
    }

    private async Task ServeAsync(Uri camera, CancellationToken cancellation)
    {
        var (home, rtmp) = (_home.FullName, FreePort.Take());
        await File.WriteAllTextAsync(Path.Combine(home, "hls.js"), await HlsJs.TextAsync(cancellation), cancellation);
        await File.WriteAllTextAsync(Path.Combine(home, "player.html"), """
            <!doctype html><video class="picture" muted autoplay playsinline></video><script src="hls.js"></script><script src="watch.js"></script>
            """, cancellation);
        await File.WriteAllTextAsync(Path.Combine(home, "watch.js"), """
            const video = document.querySelector('video');
            const hls = new Hls();
            hls.loadSource('/hls/camera.m3u8');
            hls.attachMedia(video);
            hls.on(Hls.Events.MANIFEST_PARSED, () => video.play());
            hls.on(Hls.Events.ERROR, (_, { fatal }) => { if (fatal) setTimeout(() => hls.loadSource('/hls/camera.m3u8'), 500); });
            globalThis.watch = async frames => {
              const seen = [];
              let settled = Infinity;
              for (let last = -1; seen.length < frames;) {
                await new Promise(done => requestAnimationFrame(done));
                const counter = liveViewProof.read(video);
                if (!counter || counter.frame === last) continue;
                if (last === -1) settled = performance.now() + 3000;
                last = counter.frame;
                if (performance.now() > settled) seen.push([counter.camera, counter.frame, performance.timeOrigin + performance.now()]);
              }
              return seen;
            };
            """, cancellation);
        var configuration = Path.Combine(home, "nginx.conf");
        await File.WriteAllTextAsync(configuration, $$"""
            load_module /usr/lib/nginx/modules/ngx_rtmp_module.so;
            daemon off; master_process off; pid {{home}}/nginx.pid; error_log stderr error;
            events { worker_connections 256; }
            rtmp { server { listen 127.0.0.1:{{rtmp}}; application live {
              live on; hls on; hls_path {{home}}/hls; hls_fragment 1s; hls_playlist_length 6s; } } }
            http {
              access_log off; client_body_temp_path {{home}}/body; proxy_temp_path {{home}}/proxy; fastcgi_temp_path {{home}}/fastcgi;
              uwsgi_temp_path {{home}}/uwsgi; scgi_temp_path {{home}}/scgi;
              types { text/html html; text/javascript js; application/vnd.apple.mpegurl m3u8; video/mp2t ts; }
              server { listen 127.0.0.1:{{_http}}; root {{home}}; add_header Cache-Control no-cache; }
            }
            """, cancellation);
        _processes.Add(ChildProcess.Start("nginx", "/usr/sbin/nginx", ["-c", configuration, "-e", "stderr"]));
        _processes.Add(ChildProcess.Start("ffmpeg", "ffmpeg",
        [
            "-loglevel", "error", "-rtsp_transport", "tcp", "-fpsprobesize", "0", "-analyzeduration", "100000", "-i", camera.AbsoluteUri,
            "-c", "copy", "-f", "flv", $"rtmp://127.0.0.1:{rtmp}/live/camera",
        ]));
        await LiveView.Simulation.Patience.UntilAsync(
            "nginx-rtmp has cut a playlist", TimeSpan.FromSeconds(60), () => File.Exists(Path.Combine(home, "hls", "camera.m3u8")),
            () => string.Join(" | ", _processes.SelectMany(process => process.Output).TakeLast(5)));
    }
}
