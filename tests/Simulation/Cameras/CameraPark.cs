using System.Globalization;
using LiveView.Simulation.Processes;

namespace LiveView.Simulation.Cameras;

/// <summary>The simulated cameras of deploy/demo: real RTSP, live, encoding whether somebody watches or not.</summary>
public sealed class CameraPark : IAsyncDisposable
{
    // Not the first python3 on the PATH: gi belongs to the system's own Python.
    private const string SystemPython = "/usr/bin/python3";
    private ChildProcess _process;

    private readonly string? _passwordFile;
    private readonly string? _frameLog;

    private CameraPark(ChildProcess process, CameraPorts ports, string? passwordFile, string? frameLog)
    {
        _frameLog = frameLog;
        _process = process;
        _passwordFile = passwordFile;
        Ports = ports;
    }

    public CameraPorts Ports { get; }

    public int ProcessId => _process.Id;

    /// <param name="ports">Where they answer.</param>
    /// <param name="passwordFile">Password of user <c>viewer</c> on the guarded port; null for no such port.</param>
    /// <param name="frameLog">File that gets a line for each frame: camera number, frame number, when it was drawn (Unix ms).</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<CameraPark> StartAsync(
        CameraPorts? ports = null, string? passwordFile = null, string? frameLog = null, CancellationToken cancellation = default)
    {
        var chosen = ports ?? CameraPorts.Free();
        return new CameraPark(await LaunchAsync(chosen, passwordFile, frameLog, cancellation), chosen, passwordFile, frameLog);
    }

    /// <summary>The cameras' address; mount begins with a slash, e.g. <c>/overview</c>.</summary>
    public Uri Address(string mount) => new($"rtsp://127.0.0.1:{Ports.Rtsp}{mount}");

    /// <summary>The network swallows everything: connections stay, nothing comes.</summary>
    public void Freeze() => Signals.Send(_process.Id, Signal.Stop);

    public void Thaw() => Signals.Send(_process.Id, Signal.Continue);

    /// <summary>Power cut: every connection is reset.</summary>
    public Task KillAsync() => _process.KillAsync();

    /// <summary>Power back, on the same ports.</summary>
    public async Task RestartAsync(CancellationToken cancellation = default)
    {
        await _process.DisposeAsync();
        _process = await LaunchAsync(Ports, _passwordFile, _frameLog, cancellation);
    }

    public ValueTask DisposeAsync()
    {
        Thaw();
        return _process.DisposeAsync();
    }

    private static async Task<ChildProcess> LaunchAsync(
        CameraPorts ports, string? passwordFile, string? frameLog, CancellationToken cancellation)
    {
        static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
        var process = ChildProcess.Start("The camera park", SystemPython,
        [
            RepositoryFiles.Demo("cameras.py"), "--end-with-input",
            "--port", Text(ports.Rtsp), "--hang-port", Text(ports.Hangs), "--refuse-port", Text(ports.Refuses),
            .. frameLog is null ? Array.Empty<string>() : ["--frame-log", frameLog],
            .. passwordFile is null ? Array.Empty<string>() : ["--password-port", Text(ports.Guarded), "--password-file", passwordFile],
        ]);
        try
        {
            await process.WaitForLineAsync(line => line.StartsWith("cameras: ready", StringComparison.Ordinal), TimeSpan.FromSeconds(30), cancellation);
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }
}
