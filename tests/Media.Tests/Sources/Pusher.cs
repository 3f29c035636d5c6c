using System.Diagnostics;
using LiveView.Media.Tests.Rtsp;

namespace LiveView.Media.Tests.Sources;

/// <summary>A partner's encoder: ffmpeg that pushes a moving picture, ten per second, until it is disposed of or refused.</summary>
internal sealed class Pusher : IDisposable
{
    private readonly Process _process;

    private Pusher(Process process) => _process = process;

    public int ProcessId => _process.Id;

    /// <summary>Completes with what it said when it ended by itself.</summary>
    public Task<string> Ended => _process.StandardError.ReadToEndAsync();

    public static Pusher Srt(int port, string passphrase, string codec = "libx264") =>
        Start(codec, "mpegts", $"srt://127.0.0.1:{port}?passphrase={passphrase}&connect_timeout=2000000");

    public static Pusher Rtmp(int port, string name, string key, string codec = "libx264") =>
        Start(codec, "flv", $"rtmp://127.0.0.1:{port}/live/{name}?key={key}");

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Pusher Start(string codec, string format, string address) => new(Programs.Start(
        "ffmpeg", "ffmpeg",
        [
            "-nostdin", "-v", "error", "-re", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=10", "-f", "lavfi", "-i", "sine=frequency=440",
            "-c:v", codec, .. codec == "libx264" ? ["-preset", "ultrafast"] : Array.Empty<string>(), "-pix_fmt", "yuv420p", "-g", "10", "-bf", "0", "-c:a", "aac", "-ar", "44100", "-f", format, address,
        ]));
}
