using System.Globalization;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Api.Tests.Models;

/// <summary>One alarm centre with many shops, and two control rooms. A release there runs for a minute.</summary>
internal static class Town
{
    public static readonly TimeSpan ReleaseTime = TimeSpan.FromMinutes(1);

    public static readonly Organisation Centre = new(OrganisationId.Parse("pac"), "PAC", OrganisationKind.AlarmCentre);

    public static readonly Organisation[] Rooms =
    [
        new(OrganisationId.Parse("mk-one"), "Meldkamer een", OrganisationKind.ControlRoom, "Midden-Nederland"),
        new(OrganisationId.Parse("mk-two"), "Meldkamer twee", OrganisationKind.ControlRoom, "Oost-Nederland"),
    ];

    public static readonly Actor Operator = new(PersonId.Parse("op"), Centre.Id, Centre.Kind, PersonRole.Operator);

    public static readonly Actor[] Dispatchers =
        [.. Rooms.Select(room => new Actor(PersonId.Parse($"dis-{room.Id}"), room.Id, room.Kind, PersonRole.Dispatcher))];

    public static IReadOnlyList<OrganisationId> Parties { get; } = [Centre.Id, .. Rooms.Select(room => room.Id)];

    public static Site Shop(int number)
    {
        var name = (0x1000 + number).ToString("X", CultureInfo.InvariantCulture);
        return new Site(
            ConnectionNumber.Parse($"LV-{name}"), $"Juwelier {name}", Centre.Id,
            new SiteAddress("Oudegracht", "12", "3511 AB", "Utrecht", "0344"), new GeoPosition(52.09, 5.12), [new AlarmAccount(name)],
            [Camera($"till-{name}", Viewpoint.Till), Camera($"entrance-{name}", Viewpoint.Entrance)],
            new SourcePolicy(LiveRelease: true, ReleaseMinutes: 1, "Agreement."));
    }

    private static Camera Camera(string id, Viewpoint viewpoint) =>
        new(CameraId.Parse(id), id, viewpoint, new Uri($"rtsp://127.0.0.1:8554/{id}"));
}
