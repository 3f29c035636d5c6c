using System.Globalization;
using System.Net;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Identity;
using LiveView.Silo.Hosting;
using LiveView.Simulation.Cameras;
using LiveView.Simulation.Desks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LiveView.Api.Tests.Hosting;

/// <summary>The real program in this process, on ports of its own, with a database of its own and one simulated camera park.</summary>
public sealed class LiveServer : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("live-view-api-");
    private readonly bool _demo;
    private readonly bool _claimed;
    private readonly IReadOnlyDictionary<string, string?> _more;
    private CameraPark? _park;
    private IHost? _app;
    private int _connections;
    private int _othersConnections = Town.Connections;
    private int _recordedConnections = Town.NotRecorded;
    private int _subStreamConnections = Town.WithoutSubStream;
    private int _roadsideConnections = Town.NotRoadside;
    private int _heardConnections = Town.NotHeard;
    private int _objects;
    private int _transports;

    public LiveServer() : this(demo: true)
    {
    }

    /// <param name="demo">Whether it is a demonstration.</param>
    /// <param name="more">Other settings.</param>
    /// <param name="claimed">Outside the demonstration: whether the installation has its first administrator.</param>
    internal LiveServer(bool demo, IReadOnlyDictionary<string, string?>? more = null, bool claimed = true) =>
        (_demo, _more, _claimed) = (demo, more ?? new Dictionary<string, string?>(), claimed);

    internal LiveServer(bool demo, (string Key, string Value) first, params (string Key, string Value)[] settings)
        : this(demo, settings.Prepend(first).ToDictionary(each => each.Key, string? (each) => each.Value))
    {
    }

    /// <summary>Called once, before the server starts.</summary>
    internal Action<IServiceProvider>? Built { get; init; }

    /// <summary>Whether the first recorded connections keep pictures of before an alarm.</summary>
    internal bool PreAlarm { get; init; }

    public Uri Http { get; private set; } = null!;

    public IPEndPoint Dc09 { get; private set; } = null!;

    /// <summary>The line of the other alarm centre.</summary>
    public IPEndPoint OthersDc09 { get; private set; } = null!;

    /// <summary>Where films are that stand in for cameras.</summary>
    public DirectoryInfo Films { get; private set; } = null!;

    /// <summary>Where partners push to.</summary>
    public IPEndPoint Rtmp { get; private set; } = null!;

    public string DataDirectory => _data.FullName;

    public IServiceProvider Services => _app!.Services;

    public async Task InitializeAsync()
    {
        _park = _demo ? await CameraPark.StartAsync() : null;
        var ports = Simulation.Processes.FreePort.Take(6);
        Films = _data.CreateSubdirectory("films");
        Rtmp = new IPEndPoint(IPAddress.Loopback, ports[5]);
        (Http, Dc09) = (new Uri($"http://127.0.0.1:{ports[0]}"), new IPEndPoint(IPAddress.Loopback, ports[1]));
        OthersDc09 = new IPEndPoint(IPAddress.Loopback, ports[4]);
        _app = await LiveViewHost.BuildAsync(
            configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Http:Urls"] = Http.GetLeftPart(UriPartial.Authority),
                ["DataDirectory"] = _data.FullName,
                ["Demo:Enabled"] = _demo.ToString(CultureInfo.InvariantCulture),
                ["Demo:PeopleFile"] = _demo ? Town.WritePeople(_data.FullName) : null,
                ["Parties:File"] = Town.Write(_data.FullName, _park?.Address("/till"), PreAlarm),
                ["Intake:Dc09:0:Endpoint"] = Dc09.ToString(),
                ["Intake:Dc09:0:Organisation"] = "pac-veilig",
                ["Intake:Dc09:1:Endpoint"] = OthersDc09.ToString(),
                ["Intake:Dc09:1:Organisation"] = "pac-stad",
                ["Media:Cameras:AllowedNetworks:0"] = "127.0.0.0/8",
                ["Media:Sources:FilmDirectory"] = Films.FullName,
                ["Media:Sources:RtmpListen"] = Rtmp.ToString(),
                ["Recording:KeepFreeMegabytes"] = "16",
                ["Limits:RequestsPerSecond"] = "10000",
                ["Limits:RequestsAtOnce"] = "100000",
                ["Limits:SignInsPerSecond"] = "10000",
                ["Limits:SignInsAtOnce"] = "100000",
                ["Limits:TokensPerSecond"] = "10000",
                ["Limits:TokensAtOnce"] = "100000",
                ["Limits:AnonymousPerSecond"] = "10000",
                ["Limits:AnonymousAtOnce"] = "100000",
                ["Cluster:SiloPort"] = ports[2].ToString(CultureInfo.InvariantCulture),
                ["Cluster:GatewayPort"] = ports[3].ToString(CultureInfo.InvariantCulture),
            }).AddInMemoryCollection(_more),
            CancellationToken.None);
        Built?.Invoke(_app.Services);
        await _app.StartAsync();
        if (!_demo && _claimed)
        {
            await ClaimAsync();
        }
    }

    public async Task DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await ((IAsyncDisposable)_app).DisposeAsync();
        }

        if (_park is not null)
        {
            await _park.DisposeAsync();
        }

        _data.Delete(recursive: true);
    }

    /// <summary>Somebody of the national operator takes the installation into possession, with credentials that fit nothing.</summary>
    private async Task ClaimAsync()
    {
        using var acting = Caller.System("test").Use();
        var code = EnrolmentCode.Read((await File.ReadAllTextAsync(Path.Combine(_data.FullName, "set-up-code"))).Trim())!.Value;
        var administrator = new NewAccount(
            LoginName.Read("first-administrator")!.Value.Account, "First administrator", OrganisationId.Parse("landelijk-beheer"),
            [PersonRole.Administrator], new LocalCredentials(null, null, 0, [], []), null);
        Assert.Null((await Get<IClusterClient>().GetGrain<ISetUpGrain>(GrainKeys.SetUp).Claim(code.Hash, administrator)).Refusal);
    }

    /// <summary>A connection that no other test uses.</summary>
    public int TakeConnection() => Interlocked.Increment(ref _connections);

    /// <summary>A connection of the other alarm centre that no other test uses.</summary>
    public int TakeOthersConnection() => Interlocked.Increment(ref _othersConnections);

    /// <summary>A connection of which everything may be released and recorded, that no other test uses.</summary>
    public int TakeRecordedConnection() => Interlocked.Increment(ref _recordedConnections);

    /// <summary>A connection whose camera has a sub-stream, that no other test uses.</summary>
    public int TakeSubStreamConnection() => Interlocked.Increment(ref _subStreamConnections);

    /// <summary>The same, whose camera looks at the street.</summary>
    public int TakeHeardConnection() => Interlocked.Increment(ref _heardConnections);

    public int TakeRoadsideConnection() => Interlocked.Increment(ref _roadsideConnections);

    /// <summary>A tracked object of PAC Veilig that no other test uses.</summary>
    internal string TakeObject(bool keepTrail = true)
    {
        var number = Interlocked.Add(ref _objects, 2);
        return Town.Object(keepTrail ? number - 1 : number);
    }

    /// <summary>A cash transport of PAC Veilig that no other test uses.</summary>
    /// <param name="always">Whether its duress button always raises the alarm; else within a watch only.</param>
    internal string TakeTransport(bool always = true)
    {
        var number = Interlocked.Add(ref _transports, 2);
        return Town.Transport(always ? number - 1 : number);
    }

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
