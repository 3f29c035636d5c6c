using System.Globalization;
using System.Net;
using LiveView.Silo.Hosting;
using LiveView.Simulation.Cameras;
using LiveView.Simulation.Desks;
using LiveView.Simulation.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LiveView.Api.Tests.Hosting;

/// <summary>The real program in this process, on ports of its own, with a database of its own and one simulated camera park.</summary>
public sealed class LiveServer : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("live-view-api-");
    private readonly bool _demo;
    private CameraPark? _park;
    private WebApplication? _app;
    private int _connections;

    public LiveServer() : this(demo: true)
    {
    }

    internal LiveServer(bool demo) => _demo = demo;

    public Uri Http { get; private set; } = null!;

    public IPEndPoint Dc09 { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    public async Task InitializeAsync()
    {
        _park = _demo ? await CameraPark.StartAsync() : null;
        var ports = Simulation.Processes.FreePort.Take(4);
        (Http, Dc09) = (new Uri($"http://127.0.0.1:{ports[0]}"), new IPEndPoint(IPAddress.Loopback, ports[1]));
        _app = await LiveViewHost.BuildAsync(
            configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Http:Urls"] = Http.GetLeftPart(UriPartial.Authority),
                ["DataDirectory"] = _data.FullName,
                ["Demo:Enabled"] = _demo.ToString(CultureInfo.InvariantCulture),
                ["Demo:PeopleFile"] = RepositoryFiles.Demo("people.json"),
                ["Parties:File"] = Town.Write(_data.FullName, _park?.Address("/till")),
                ["Intake:Dc09:0:Endpoint"] = Dc09.ToString(),
                ["Intake:Dc09:0:Organisation"] = "pac-veilig",
                ["Cluster:SiloPort"] = ports[2].ToString(CultureInfo.InvariantCulture),
                ["Cluster:GatewayPort"] = ports[3].ToString(CultureInfo.InvariantCulture),
            }),
            CancellationToken.None);
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        if (_park is not null)
        {
            await _park.DisposeAsync();
        }

        _data.Delete(recursive: true);
    }

    /// <summary>A connection that no other test uses.</summary>
    public int TakeConnection() => Interlocked.Increment(ref _connections);

    /// <summary>Every route that the program answers, as method and pattern.</summary>
    internal IReadOnlyList<string> Routes() => [.. Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
            .Select(method => $"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/')}"))
        .Distinct().Order(StringComparer.Ordinal)];

    internal Task<DeskSession> SignInAsync(string person) => DeskSession.SignInAsync(Http, person);

    internal T Get<T>() where T : notnull => Services.GetRequiredService<T>();
}

[CollectionDefinition(Name)]
public sealed class ServerCollection : ICollectionFixture<LiveServer>
{
    public const string Name = "server";
}
