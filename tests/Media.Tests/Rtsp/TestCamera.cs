using System.Diagnostics;
using System.Globalization;
using LiveView.Media.Ingest;

namespace LiveView.Media.Tests.Rtsp;

/// <summary>A camera that really speaks RTSP, on loopback, and that can be killed, frozen and brought back.</summary>
internal sealed class TestCamera : IDisposable
{
    private readonly string[] _streams;
    private Process _process;

    private TestCamera(string[] streams)
    {
        _streams = streams;
        _process = Start(port: 0);
        Port = ReadPort();
    }

    public int Port { get; }

    /// <summary>Starts a camera; each stream is <c>name=codec:keyInterval</c>, as camera.py says.</summary>
    public static TestCamera With(params string[] streams) => new(streams);

    public RtspAddress Address(string stream) => RtspAddress.Parse($"rtsp://127.0.0.1:{Port}/{stream}");

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    public void Freeze() => Signal("-STOP");

    public void Thaw() => Signal("-CONT");

    public void ComeBack()
    {
        _process = Start(Port);
        ReadPort();
    }

    public void Dispose()
    {
        Signal("-CONT");
        Kill();
    }

    private void Signal(string signal)
    {
        using var kill = Programs.Start("kill", "procps", signal, _process.Id.ToString(CultureInfo.InvariantCulture));
        kill.WaitForExit();
    }

    private Process Start(int port) => Programs.Start(
        "/usr/bin/python3",
        "python3-gi gir1.2-gst-rtsp-server-1.0 gstreamer1.0-plugins-good gstreamer1.0-plugins-bad gstreamer1.0-plugins-ugly ffmpeg",
        [Path.Combine(AppContext.BaseDirectory, "Rtsp", "camera.py"), $"--port={port}", .. _streams]);

    private int ReadPort()
    {
        var line = _process.StandardOutput.ReadLine();
        return line is not null && line.StartsWith("port ", StringComparison.Ordinal)
            ? int.Parse(line.AsSpan(5), CultureInfo.InvariantCulture)
            : throw new InvalidOperationException(
                "The test camera did not start. apt-get install python3-gi gir1.2-gst-rtsp-server-1.0 gstreamer1.0-plugins-good "
                + "gstreamer1.0-plugins-bad gstreamer1.0-plugins-ugly ffmpeg\n" + _process.StandardError.ReadToEnd());
    }
}
