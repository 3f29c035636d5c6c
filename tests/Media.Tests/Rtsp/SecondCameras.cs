using System.Text.Json;
using LiveView.Media.Ingest;
using LiveView.Simulation.Cameras;
using LiveView.Simulation.Processes;

namespace LiveView.Media.Tests.Rtsp;

/// <summary>
/// Cameras of a second make: an RTSP server of others that asks for a password by the library of yet others, and shows the till of the
/// simulated cameras, whose frames are numbered.
/// </summary>
public sealed class SecondCameras : IAsyncLifetime
{
    public const string User = "viewer";
    public const string Password = "correct-horse";

    private readonly List<ChildProcess> _cameras = [];
    private readonly Dictionary<string, int> _ports = [];
    private NpmPackages? _packages;
    private CameraPark? _park;

    /// <summary>The camera that asks in this way.</summary>
    /// <param name="scheme"><c>Basic</c> or <c>Digest</c>.</param>
    internal RtspAddress Address(string scheme) => RtspAddress.Parse($"rtsp://127.0.0.1:{_ports[scheme]}/live/till");

    public async Task InitializeAsync()
    {
        var park = CameraPark.StartAsync();
        _packages = await NpmPackages.InstallAsync(["node-rtsp-rtmp-server@0.4.0", "http-auth-utils@6.0.0"]);
        _park = await park;
        const string script = "second-camera.mjs";
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Rtsp", script), Path.Combine(_packages.Home, script));
        foreach (var scheme in (string[])["Basic", "Digest"])
        {
            var home = Directory.CreateDirectory(Path.Combine(_packages.Home, scheme)).FullName;
            var order = Path.Combine(home, "order.json");
            await File.WriteAllTextAsync(order, JsonSerializer.Serialize(new { scheme, user = User, password = Password }));
            var camera = ChildProcess.Start($"The second camera ({scheme})", "node", [Path.Combine(_packages.Home, script), _park.Address("/till").AbsoluteUri, home]);
            _cameras.Add(camera);
            var line = await camera.WaitForLineAsync(line => line.StartsWith("port ", StringComparison.Ordinal), TimeSpan.FromSeconds(30));
            _ports[scheme] = int.Parse(line.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var camera in _cameras)
        {
            await camera.DisposeAsync();
        }

        if (_park is not null)
        {
            await _park.DisposeAsync();
        }

        _packages?.Dispose();
    }
}
