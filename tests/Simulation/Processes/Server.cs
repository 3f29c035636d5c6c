using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace LiveView.Simulation.Processes;

/// <summary>The real server in a process of its own, which a test may kill and start again on the same data.</summary>
public sealed partial class Server : IAsyncDisposable
{
    private readonly ServerOptions _options;
    private readonly bool _ownsData;
    private ChildProcess? _process;

    private Server(ServerOptions options)
    {
        _ownsData = options.DataDirectory is null;
        DataDirectory = options.DataDirectory ?? Directory.CreateTempSubdirectory("live-view-").FullName;
        _options = options;
        Http = new Uri($"http://127.0.0.1:{options.HttpPort}");
        Dc09 = new IPEndPoint(IPAddress.Loopback, options.Dc09Port);
    }

    public string DataDirectory { get; }

    public Uri Http { get; private set; }

    /// <summary>Where panels send to.</summary>
    public IPEndPoint Dc09 { get; private set; }

    public int ProcessId => _process?.Id ?? throw new InvalidOperationException("The server is not running.");

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>What it ended with; null while it runs.</summary>
    public int? ExitCode => _process is { HasExited: true } ended ? ended.ExitCode : null;

    /// <summary>The ffmpeg processes that it runs now.</summary>
    public IReadOnlyList<int> Ffmpegs => IsRunning ? ProcessTree.Descendants(ProcessId, "ffmpeg") : [];

    public IReadOnlyList<string> Output => _process?.Output ?? [];

    public static async Task<Server> StartAsync(ServerOptions? options = null, CancellationToken cancellation = default)
    {
        var server = new Server(options ?? new ServerOptions());
        try
        {
            await server.LaunchAsync(cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>SIGKILL: whatever was promised must already be safe.</summary>
    /// <param name="withChildren">False leaves its own child processes behind, as a crash of only the server does.</param>
    public Task KillAsync(bool withChildren = true) => _process?.KillAsync(withChildren) ?? Task.CompletedTask;

    /// <summary>SIGTERM, as a service manager does.</summary>
    public Task StopAsync() => _process?.StopAsync(TimeSpan.FromSeconds(15)) ?? Task.CompletedTask;

    public void Freeze() => Signals.Freeze(ProcessId);

    public void Thaw() => Signals.Send(ProcessId, Signal.Continue);

    /// <summary>Starts again on the same data and ports, after <see cref="KillAsync"/> or <see cref="StopAsync"/>.</summary>
    public async Task RestartAsync(CancellationToken cancellation = default)
    {
        if (_process is not null)
            await _process.DisposeAsync();
        await LaunchAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        if (_ownsData && Directory.Exists(DataDirectory))
            Directory.Delete(DataDirectory, recursive: true);
    }

    private async Task LaunchAsync(CancellationToken cancellation)
    {
        var silo = RepositoryFiles.Silo();
        var settings = new Dictionary<string, string> { ["Role"] = _options.Role, ["DataDirectory"] = DataDirectory };
        if (_options.Role != "edge")
            AddSilo(settings);
        if (_options.Role != "silo")
            AddDoors(settings);
        foreach (var (key, value) in _options.More)
            settings[key] = value;

        _process = ChildProcess.Start("The server", "dotnet", [silo, "up"], Environment(settings), _options.Echo);
        var ready = await _process.WaitForLineAsync(line => line.Contains("live-view: ready ", StringComparison.Ordinal), _options.StartsWithin, cancellation);
        if (HttpPart().Match(ready) is { Success: true } http)
            Http = new Uri(http.Groups[1].Value);
        if (Dc09Part().Match(ready) is { Success: true } dc09 && IPEndPoint.TryParse(dc09.Groups[1].Value, out var endpoint))
            Dc09 = endpoint;
    }

    private void AddSilo(Dictionary<string, string> settings)
    {
        settings["Storage:Provider"] = _options.StorageProvider;
        settings["Media:Cameras:AllowedNetworks:0"] = "127.0.0.0/8";
        // Several servers on one machine, each a cluster of its own unless they share a database.
        settings["Cluster:SiloPort"] = _options.SiloPort.ToString(CultureInfo.InvariantCulture);
        settings["Cluster:GatewayPort"] = _options.GatewayPort.ToString(CultureInfo.InvariantCulture);
        settings["Cluster:RelayPort"] = _options.RelayPort.ToString(CultureInfo.InvariantCulture);
        if (_options.ConnectionString is { } connection)
            settings["Storage:ConnectionString"] = connection;
    }

    private void AddDoors(Dictionary<string, string> settings)
    {
        settings["Http:Urls"] = Http.GetLeftPart(UriPartial.Authority);
        settings["Demo:Enabled"] = _options.Demo ? "true" : "false";
        settings["Parties:File"] = _options.PartyFile ?? RepositoryFiles.Demo("parties.json");
        settings["Intake:Dc09:0:Endpoint"] = Dc09.ToString();
        settings["Intake:Dc09:0:Organisation"] = "pac-veilig";
        if (_options.Demo)
            settings["Demo:PeopleFile"] = RepositoryFiles.Demo("people.json");
    }

    /// <summary>By environment and not by argument: a connection string may hold a password.</summary>
    private static Dictionary<string, string> Environment(Dictionary<string, string> settings)
    {
        var environment = settings.ToDictionary(each => "LIVEVIEW__" + each.Key.Replace(":", "__", StringComparison.Ordinal), each => each.Value);
        environment["DOTNET_NOLOGO"] = "1";
        return environment;
    }

    [GeneratedRegex(@"\bhttp=(\S+)")]
    private static partial Regex HttpPart();

    [GeneratedRegex(@"\bdc09=(\S+)")]
    private static partial Regex Dc09Part();
}
