using LiveView.Domain.Connections;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Persistence.Tests.Audit;

/// <summary>Incidents at a shop, written to a log line by line as the product writes them.</summary>
internal sealed class WatchedShop(IEventLog log)
{
    public static readonly DateTimeOffset Start = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    public static readonly OrganisationName Centre = new(OrganisationId.Parse("pac-veilig"), "PAC Veilig");
    public static readonly OrganisationName OtherCentre = new(OrganisationId.Parse("pac-stad"), "PAC Stad");
    public static readonly OrganisationId Room = OrganisationId.Parse("mk-midden");
    public static readonly OrganisationId OtherRoom = OrganisationId.Parse("mk-oost");
    public static readonly CameraId Till = CameraId.Parse("lv-0001-till");
    public static readonly CameraId Vault = CameraId.Parse("lv-0001-vault");
    public const string Basis = "Overeenkomst met de ondernemer";

    private readonly Dictionary<string, long> versions = [];
    private int salts;

    public static Actor Operator { get; } = new(PersonId.Parse("op-1"), Centre.Id, OrganisationKind.AlarmCentre, PersonRole.Operator);

    public static Actor Dispatcher { get; } = new(PersonId.Parse("dis-1"), Room, OrganisationKind.ControlRoom, PersonRole.Dispatcher);

    public static Actor OtherDispatcher { get; } = new(PersonId.Parse("dis-2"), OtherRoom, OrganisationKind.ControlRoom, PersonRole.Dispatcher);

    public static Actor Machine { get; } = Actor.Machine(Centre.Id, OrganisationKind.AlarmCentre);

    public Task RaiseAsync(string incident, DateTimeOffset at, OrganisationName? sharing = null) => WriteAsync(incident, at, new IncidentEvent.Raised(
        Machine, IncidentId.Parse(incident), IncidentKind.Alarm,
        new Alarm(AlarmId.Parse($"a-{incident}"), new AlarmSignal(AlarmKind.HoldUp, false, "122", null, null, null), at, "1234"),
        new IncidentSite(
            ConnectionNumber.Parse("LV-0001"), "Juwelier", sharing ?? Centre, new SiteAddress("Oudegracht", "100", "3511 AX", "Utrecht", "0344"),
            "Utrecht", new GeoPosition(52.09, 5.12),
            [new IncidentCamera(Till, "Kassa", Viewpoint.Till, null, null), new IncidentCamera(Vault, "Kluis", Viewpoint.Vault, null, null)],
            new SourcePolicy(true, 60, Basis))));

    public Task ReleaseAsync(
        string incident, DateTimeOffset at, CameraId camera, OrganisationId to, string release = "r1", GateAction[]? allows = null,
        string basis = Basis, DateTimeOffset? since = null) =>
        WriteAsync(incident, at, new IncidentEvent.Released(
            Operator,
            new ImageRelease(
                ReleaseId.Parse(release), camera, Centre.Id, to, basis, at, at.AddHours(1),
                Capabilities: allows is null ? null : CapabilitySet.Of(allows), ReplaySince: since)));

    public Task LookAsync(
        string incident, DateTimeOffset at, Actor by, string viewing, CameraId? camera = null, GateAction? action = null) =>
        WriteAsync(incident, at, new IncidentEvent.ViewingStarted(by, ViewingId.Parse(viewing), camera ?? Till, action));

    public Task StopAsync(string incident, DateTimeOffset at, Actor by, string viewing, long frames = 250, long bytes = 5_000_000) =>
        WriteAsync(incident, at, new IncidentEvent.ViewingEnded(by, ViewingId.Parse(viewing), "left", frames, bytes));

    public Task WriteAsync(string incident, DateTimeOffset at, params IncidentEvent[] events) =>
        AppendAsync($"inc:{incident}", [.. events.Select(e => IncidentEventFormat.Write(e, at, Salt))]);

    private string Salt() => Interlocked.Increment(ref salts).ToString("x32", System.Globalization.CultureInfo.InvariantCulture);

    public async Task AppendAsync(string stream, params LineToLog[] lines)
    {
        var version = versions.GetValueOrDefault(stream);
        await log.AppendAsync(stream, version, lines, []);
        versions[stream] = version + lines.Length;
    }
}
