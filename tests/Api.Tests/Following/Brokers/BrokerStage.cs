using LiveView.Api.Tests.Hosting;
using LiveView.Api.Tracking;
using LiveView.Api.Tracking.Brokers;
using LiveView.Api.Tracking.Lines;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Machines;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Machines;
using LiveView.Grains.Abstractions.Tracking;
using LiveView.Simulation;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveView.Api.Tests.Following.Brokers;

/// <summary>A broker, and the server's line to it.</summary>
internal sealed class BrokerStage : IAsyncDisposable
{
    /// <summary>The machine for which the line speaks.</summary>
    public const string Machine = "owntracks";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private readonly LiveServer _server;
    private readonly CancellationTokenSource _stop = new();
    private Task _line = Task.CompletedTask;

    private BrokerStage(LiveServer server, Mosquitto broker) => (_server, Broker) = (server, broker);

    public Mosquitto Broker { get; }

    /// <summary>The server connects, and hears of what is published from here on.</summary>
    public async Task ConnectedAsync(Action<BrokerOptions>? change = null)
    {
        Connect(change: change);
        await Said.WaitAsync("come in", Soon);
    }

    /// <summary>What of that which came was counted, and as what.</summary>
    public Counted Counted { get; } = new();

    /// <summary>What the line said.</summary>
    public Said Said { get; } = new();

    /// <param name="server">The server.</param>
    /// <param name="broker">The broker; one of its own when left out.</param>
    public static async Task<BrokerStage> OpenAsync(LiveServer server, Mosquitto? broker = null)
    {
        await AddMachineAsync(server, "pac-veilig", OrganisationKind.AlarmCentre);
        return new BrokerStage(server, broker ?? await Mosquitto.StartAsync());
    }

    /// <summary>The server connects.</summary>
    /// <param name="cluster">The cluster behind the line; the real one when left out.</param>
    /// <param name="change">Changes what is configured.</param>
    public void Connect(IClusterClient? cluster = null, Action<BrokerOptions>? change = null)
    {
        var options = new BrokerOptions
        {
            Host = "localhost",
            Port = Broker.Port,
            AuthorityFile = Broker.AuthorityFile,
            UserName = "server",
            PasswordFile = Broker.PasswordFile,
            ClientId = "live-view",
        };
        options.Topics.Add(new BrokerTopicOptions { Filter = "owntracks/veilig/#", Organisation = "pac-veilig", Machine = Machine });
        change?.Invoke(options);
        Assert.Empty(options.Faults());
        var real = cluster ?? _server.Get<IClusterClient>();
        var devices = new DeviceBook(real, TimeProvider.System);
        var machine = new LineMachine(new PositionIntake(devices, new TrackingFigures(Counted), NullLogger<PositionIntake>.Instance), devices, real, NullLogger<LineMachine>.Instance);
        _line = new BrokerLine(
            new Broker(options), machine, new TrackingFigures(Counted), TimeProvider.System, Said)
            .RunAsync(_stop.Token);
    }

    /// <summary>A message of OwnTracks.</summary>
    public static string At(double latitude, int second) =>
        FormattableString.Invariant($$"""{"_type":"location","tid":"xx","tst":{{1_767_225_600 + second}},"lat":{{latitude}},"lon":5.1,"vel":36,"cog":90,"acc":8}""");

    /// <summary>Waits until a party's phone is there.</summary>
    public Task<TimeSpan> StoredAsync(string party, double latitude) => Patience.UntilAsync(
        $"the position {latitude}", Soon, async () => await LatitudeAsync(party) == latitude, async () => $"It is at {await LatitudeAsync(party)}.");

    /// <summary>Where a party's phone is; null when nobody knows.</summary>
    public async Task<double?> LatitudeAsync(string party)
    {
        using var acting = Caller.System("test").Use();
        var grain = _server.Get<IClusterClient>().GetGrain<ITrackedObjectGrain>(GrainKeys.Of(TrackedObjectId.Parse(Town.PhoneObject(party))));
        return (await grain.Standing(OrganisationId.Parse($"pac-{party}")))?.Live?.Position.Latitude;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _line.ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
        await Broker.DisposeAsync();
        Counted.Dispose();
    }

    private static async Task AddMachineAsync(LiveServer server, string organisation, OrganisationKind kind)
    {
        var party = OrganisationId.Parse(organisation);
        var admin = new Actor(PersonId.Parse("ad"), party, kind, PersonRole.Administrator, SignInStrength.TwoFactors);
        using var acting = Caller.Of(admin).Use();
        // It is there already after the first test.
        await server.Get<IClusterClient>().GetGrain<IMachinesGrain>(GrainKeys.Machines(party)).Add(new Order<MachineCommand.Add>(
            admin, new MachineCommand.Add(MachineId.Parse(Machine), "OwnTracks", [MachineScope.PositionsWrite], null, new string('0', 64))));
    }
}
