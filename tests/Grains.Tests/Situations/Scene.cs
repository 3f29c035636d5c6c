using System.Globalization;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Alarms;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Desks;
using LiveView.Grains.Abstractions.Figures;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Tests.Cluster;

namespace LiveView.Grains.Tests.Situations;

/// <summary>An alarm centre with one connection and two control rooms of its own: nothing of it is met in another scene.</summary>
internal sealed class Scene
{
    private static int s_number = 0x1000;
    private readonly TestCluster _cluster;
    private int _sequence;

    private Scene(TestCluster cluster, string name, string? neighbourRegion)
    {
        _cluster = cluster;
        Centre = new Organisation(OrganisationId.Parse($"pac-{name}"), $"PAC {name}", OrganisationKind.AlarmCentre);
        Room = new Organisation(OrganisationId.Parse($"mk-{name}"), $"Meldkamer {name}", OrganisationKind.ControlRoom, "Midden-Nederland");
        Neighbour = new Organisation(OrganisationId.Parse($"mk-east-{name}"), $"Meldkamer oost {name}", OrganisationKind.ControlRoom, neighbourRegion ?? $"Oost {name}");
        Account = new AlarmAccount(name);
        Till = Camera($"till-{name}", Viewpoint.Till);
        Entrance = Camera($"entrance-{name}", Viewpoint.Entrance);
        Site = new Site(
            ConnectionNumber.Parse($"LV-{name}"), $"Juwelier {name}", Centre.Id,
            new SiteAddress("Oudegracht", "12", "3511 AB", "Utrecht", "0344"), new GeoPosition(52.09, 5.12), [Account], [Till, Entrance],
            new SourcePolicy(LiveRelease: true, ReleaseMinutes: 60, "Agreement."));
        Operator = new Actor(PersonId.Parse($"op-{name}"), Centre.Id, Centre.Kind, PersonRole.Operator);
        Dispatcher = new Actor(PersonId.Parse($"dis-{name}"), Room.Id, Room.Kind, PersonRole.Dispatcher);
        NeighbourDispatcher = new Actor(PersonId.Parse($"dis-east-{name}"), Neighbour.Id, Neighbour.Kind, PersonRole.Dispatcher);
    }

    public Organisation Centre { get; }

    public Organisation Room { get; }

    public Organisation Neighbour { get; }

    public Camera Till { get; }

    public Camera Entrance { get; }

    public AlarmAccount Account { get; }

    public Site Site { get; private set; }

    public Actor Operator { get; }

    public Actor Dispatcher { get; }

    public Actor NeighbourDispatcher { get; }

    public IReadOnlyList<Organisation> Organisations => [Centre, Room, Neighbour];

    public IAlarmAccountGrain AccountGrain => Grains.GetGrain<IAlarmAccountGrain>(GrainKeys.Of(Account));

    public ISiteGrain SiteGrain => Grains.GetGrain<ISiteGrain>(GrainKeys.Of(Site.Number));

    public IFiguresGrain Figures => Grains.GetGrain<IFiguresGrain>(GrainKeys.Figures(Centre.Id));

    public IPartyRegisterGrain Register => Grains.GetGrain<IPartyRegisterGrain>(GrainKeys.Register);

    private IGrainFactory Grains => _cluster.Client;

    /// <param name="cluster">Where it plays.</param>
    /// <param name="policy">What the site's policy is to be.</param>
    /// <param name="neighbourRegion">Region of the neighbour, which no other scene may have; null for one that is on no map.</param>
    public static async Task<Scene> SetAsync(TestCluster cluster, Func<SourcePolicy, SourcePolicy>? policy = null, string? neighbourRegion = null)
    {
        var scene = new Scene(cluster, Interlocked.Increment(ref s_number).ToString("X", CultureInfo.InvariantCulture), neighbourRegion);
        scene.Site = scene.Site with { Policy = policy?.Invoke(scene.Site.Policy) ?? scene.Site.Policy };
        await scene.Register.Import(new PartyRegister(scene.Organisations, [scene.Site]));
        return scene;
    }

    public IDeskGrain Desk(Organisation organisation) => Grains.GetGrain<IDeskGrain>(GrainKeys.Desk(organisation.Id));

    public ICameraGrain CameraGrain(Camera camera) => Grains.GetGrain<ICameraGrain>(GrainKeys.Of(camera.Id));

    public IIncidentGrain Incident(IncidentId id) => Grains.GetGrain<IIncidentGrain>(GrainKeys.Of(id));

    /// <summary>A message as the receiver takes it off the line; without a sequence, a new one.</summary>
    public ReceivedMessage Message(AlarmKind kind = AlarmKind.HoldUp, bool restore = false, int? sequence = null)
    {
        var number = sequence ?? ++_sequence;
        return new ReceivedMessage(
            Centre.Id, number, $"frame-{number}-{kind}-{restore}", [new AlarmSignal(kind, restore, "122", "003", null, null)],
            _cluster.Now);
    }

    public Task<AlarmReceipt> ReceiveAsync(ReceivedMessage message) => AccountGrain.Receive(message);

    /// <summary>Every incident that was ever raised at the site, by the log.</summary>
    public async Task<IncidentId?> LastIncidentAsync() => await SiteGrain.LastIncident();

    public async Task<OpenCase> RaisedAsync()
    {
        await ReceiveAsync(Message());
        return new OpenCase(this, _cluster, (await LastIncidentAsync())!.Value);
    }

    public async Task<OpenCase> ForwardedAsync()
    {
        var incident = await RaisedAsync();
        await incident.VerifyAsync();
        await incident.ForwardAsync();
        return incident;
    }

    /// <summary>What an organisation may know of an incident, by the log.</summary>
    public IncidentView? Truth(IncidentId id, Organisation reader) =>
        _cluster.Log.Truth(GrainKeys.Of(id)).For(reader.Id, _cluster.Now);

    private static Camera Camera(string id, Viewpoint viewpoint) =>
        new(CameraId.Parse(id), id, viewpoint, new Uri($"rtsp://127.0.0.1:8554/{id}"));
}
