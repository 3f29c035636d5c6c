using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Checks;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Tests.Situations;

/// <summary>A jeweller's with three cameras, joined to <see cref="Cast.Centre"/>.</summary>
internal static class Shop
{
    public static readonly CameraId Till = CameraId.Parse("lv-0001-till");
    public static readonly CameraId Entrance = CameraId.Parse("lv-0001-entrance");
    public static readonly CameraId Vault = CameraId.Parse("lv-0001-vault");
    public static readonly CameraId Elsewhere = CameraId.Parse("lv-0002-till");

    /// <summary>One that looks at the street, for who wants it beside the three.</summary>
    public static readonly IncidentCamera Street = new(
        CameraId.Parse("lv-0001-street"), "Straat", Viewpoint.Outdoor, new GeoPosition(52.0909, 5.1216), null);

    public static readonly SourcePolicy Policy = new(LiveRelease: true, ReleaseMinutes: 30, "Overeenkomst met de ondernemer");

    public static readonly IncidentSite Site = new(
        ConnectionNumber.Parse("LV-0001"), "Juwelier De Gouden Eeuw", new OrganisationName(Cast.Centre.Id, Cast.Centre.Name),
        new SiteAddress("Oudegracht", "100", "3511 AX", "Utrecht", "0344"), "Utrecht", new GeoPosition(52.0907, 5.1214),
        [
            new IncidentCamera(Till, "Kassa", Viewpoint.Till, null, 90),
            new IncidentCamera(Entrance, "Ingang", Viewpoint.Entrance, new GeoPosition(52.0908, 5.1215), null),
            new IncidentCamera(Vault, "Kluis", Viewpoint.Vault, null, null),
        ],
        Policy);

    /// <summary>What its alarm centre does at a hold-up.</summary>
    public static readonly Checklist AtHoldUp = new(AlarmKind.HoldUp, ["Bel het pand niet", "Kijk stil mee", "Meld het aantal daders"]);

    public static IncidentSite With(SourcePolicy policy) => Site with { Policy = policy };

    public static Alarm Alarm(string id = "a1", AlarmKind kind = AlarmKind.HoldUp, bool isRestore = false) => new(
        AlarmId.Parse(id), new AlarmSignal(kind, isRestore, "122", "3", "1", "Overvalknop balie"), Story.Start, "R0L0#1234");
}
