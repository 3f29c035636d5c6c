using System.Globalization;
using System.Security.Cryptography;
using LiveView.Simulation.Cameras;
using LiveView.Simulation.Databases;
using LiveView.Simulation.Processes;
using LiveView.Simulation.Tracking;

namespace LiveView.Simulation.Clusters;

/// <summary>
/// Silos and edges as processes of their own, on PostgreSQL, with mutual TLS between them, and cameras. Edges fetch feeds and reach the
/// cluster over lines that can be cut.
/// </summary>
public sealed class Town : IAsyncDisposable
{
    private readonly string _directory;
    private readonly ThrowawayCluster _database;
    private readonly CameraPark? _cameras;
    private readonly List<Link> _relays = [];
    private readonly List<Link> _gateways = [];
    private readonly List<Server> _silos = [];
    private readonly List<Server> _edges = [];

    private Town(string directory, ThrowawayCluster database, CameraPark? cameras)
    {
        _directory = directory;
        _database = database;
        _cameras = cameras;
    }

    /// <exception cref="InvalidOperationException">It was started without.</exception>
    public CameraPark Cameras => _cameras ?? throw new InvalidOperationException("This town has no cameras.");

    /// <summary>The database of the silos.</summary>
    public string ConnectionString => _database.ConnectionString;

    public IReadOnlyList<Server> Silos => _silos;

    public IReadOnlyList<Server> Edges => _edges;

    /// <summary>Lines to the relay of each silo.</summary>
    public IReadOnlyList<Link> Relays => _relays;

    /// <summary>Lines to the gateway of each silo.</summary>
    public IReadOnlyList<Link> Gateways => _gateways;

    /// <param name="silos">How many silos.</param>
    /// <param name="more">Settings of every edge.</param>
    /// <param name="objects">The tracked objects of the alarm centre, in place of the demonstration's own.</param>
    /// <param name="withCameras">False where nobody looks: they take much of a small machine.</param>
    public static async Task<Town> StartAsync(
        int silos = 2, IReadOnlyDictionary<string, string>? more = null, IReadOnlyCollection<string>? objects = null, bool withCameras = true)
    {
        var directory = Directory.CreateTempSubdirectory("live-view-town-").FullName;
        var ports = CameraPorts.Free();
        var cameras = withCameras ? CameraPark.StartAsync(ports) : null;
        var town = new Town(directory, await ThrowawayCluster.StartAsync(), cameras is null ? null : await cameras);
        try
        {
            var parties = DemoParties.Write(directory, ports);
            if (objects is not null)
                TrackedParties.Register(parties, objects);
            await town.LaunchAsync(silos, parties, more ?? new Dictionary<string, string>());
            return town;
        }
        catch
        {
            await town.DisposeAsync();
            throw;
        }
    }

    /// <summary>What each server wrote last, for a test that must say what went wrong.</summary>
    public string LastWords(int lines = 60) => string.Join("\n", _silos.Select((silo, index) => (Name: $"silo-{index + 1}", Server: silo))
        .Concat(_edges.Select((edge, index) => (Name: $"edge-{index + 1}", Server: edge)))
        .Select(each => $"--- {each.Name} wrote last:\n{string.Join("\n", each.Server.Output.TakeLast(lines))}"));

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _edges.Concat(_silos).Where(each => each.IsRunning))
            server.Thaw();
        await Task.WhenAll(_edges.Select(each => each.DisposeAsync().AsTask()));
        await Task.WhenAll(_silos.Select(each => each.DisposeAsync().AsTask()));
        foreach (var link in _relays.Concat(_gateways))
            await link.DisposeAsync();
        if (_cameras is not null)
            await _cameras.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task LaunchAsync(int silos, string parties, IReadOnlyDictionary<string, string> more)
    {
        var names = Enumerable.Range(1, silos).Select(each => $"silo-{each}").Concat(["edge-1", "edge-2"]).ToArray();
        var certificates = names.ToDictionary(each => each, each => new ClusterCertificate(_directory, each));
        var secret = Path.Combine(_directory, "edge-secret");
        await File.WriteAllTextAsync(secret, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

        Dictionary<string, string> Tls(string name)
        {
            var settings = new Dictionary<string, string>
            {
                ["Cluster:Tls:CertificateFile"] = certificates[name].CertificateFile,
                ["Cluster:Tls:KeyFile"] = certificates[name].KeyFile,
            };
            foreach (var (each, index) in certificates.Values.Select((each, index) => (each, index)))
                settings[string.Create(CultureInfo.InvariantCulture, $"Cluster:Tls:TrustedThumbprints:{index}")] = each.Thumbprint;
            return settings;
        }

        var options = new List<ServerOptions>();
        for (var i = 0; i < silos; i++)
        {
            var ofSilo = new ServerOptions { Role = "silo", StorageProvider = "postgresql", ConnectionString = _database.ConnectionString };
            var listen = FreePort.Take(2);
            _gateways.Add(new Link(ofSilo.GatewayPort, listen[0]));
            _relays.Add(new Link(ofSilo.RelayPort, listen[1]));
            options.Add(ofSilo with
            {
                More = new Dictionary<string, string>(Tls(names[i]))
                {
                    ["Cluster:GatewayListenPort"] = listen[0].ToString(CultureInfo.InvariantCulture),
                    ["Cluster:RelayListenPort"] = listen[1].ToString(CultureInfo.InvariantCulture),
                },
            });
        }

        ServerOptions Edge(string name)
        {
            var settings = Tls(name);
            settings["Edge:SecretFile"] = secret;
            for (var i = 0; i < silos; i++)
                settings[string.Create(CultureInfo.InvariantCulture, $"Cluster:Gateways:{i}")] = $"127.0.0.1:{options[i].GatewayPort}";
            foreach (var (key, value) in more)
                settings[key] = value;
            return new ServerOptions { Role = "edge", PartyFile = parties, More = settings };
        }

        var starting = options.Select(each => Server.StartAsync(each)).ToArray();
        var opening = new[] { Server.StartAsync(Edge("edge-1")), Server.StartAsync(Edge("edge-2")) };
        try
        {
            await Task.WhenAll(starting.Concat(opening));
        }
        catch (InvalidOperationException e)
        {
            await KeepAsync();
            throw new InvalidOperationException($"{e.Message}\n{LastWords()}", e);
        }

        await KeepAsync();

        async Task KeepAsync()
        {
            foreach (var started in starting.Where(each => each.IsCompletedSuccessfully))
                _silos.Add(await started);
            foreach (var opened in opening.Where(each => each.IsCompletedSuccessfully))
                _edges.Add(await opened);
        }
    }
}
