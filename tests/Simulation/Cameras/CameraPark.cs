using System.Globalization;
using LiveView.Simulation.Processes;

namespace LiveView.Simulation.Cameras;

/// <summary>The simulated cameras of deploy/demo: real RTSP, live, encoding whether somebody watches or not.</summary>
public sealed class CameraPark : IAsyncDisposable
{
    // Not the first python3 on the PATH: gi belongs to the system's own Python.
    private const string SystemPython = "/usr/bin/python3";
    private ChildProcess _process;

    private CameraPark(ChildProcess process, CameraPorts ports)
    {
        _process = process;
        Ports = ports;
    }

    public CameraPorts Ports { get; }

    public int ProcessId => _process.Id;

    public static async Task<CameraPark> StartAsync(CameraPorts? ports = null, CancellationToken cancellation = default)
    {
        var chosen = ports ?? CameraPorts.Free();
        return new CameraPark(await LaunchAsync(chosen, cancellation), chosen);
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
        _process = await LaunchAsync(Ports, cancellation);
    }

    public ValueTask DisposeAsync()
    {
        Thaw();
        return _process.DisposeAsync();
    }

    private static async Task<ChildProcess> LaunchAsync(CameraPorts ports, CancellationToken cancellation)
    {
        static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
        var process = ChildProcess.Start("The camera park", SystemPython,
        [
            RepositoryFiles.Demo("cameras.py"), "--end-with-input",
            "--port", Text(ports.Rtsp), "--hang-port", Text(ports.Hangs), "--refuse-port", Text(ports.Refuses),
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
