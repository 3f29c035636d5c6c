using LiveView.Domain.Connections;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Jurisdiction;

/// <summary>Which control room should hear of an incident, and why. The operator may correct it.</summary>
public static class JurisdictionAdvice
{
    /// <summary>The order in which cameras say most about what is going on; the first three are preselected.</summary>
    private static readonly Viewpoint[] BestFirst =
        [Viewpoint.Overview, Viewpoint.Till, Viewpoint.Entrance, Viewpoint.Vault, Viewpoint.Outdoor, Viewpoint.Mobile];

    /// <summary>The control rooms that answer for a municipality; empty when the table or the register does not know one.</summary>
    public static IReadOnlyList<RoomChoice> Propose(
        string municipalityCode, JurisdictionTable table, IEnumerable<Organisation> organisations)
    {
        var row = table.Find(municipalityCode);
        return row is null
            ? []
            : [.. organisations.Where(each => each.Kind == OrganisationKind.ControlRoom && each.ControlRoom == row.ControlRoom)
                .Select(each => Choose(each, municipalityCode, table))];
    }

    /// <summary>The control rooms of the regions in which a tracked object is, as far as the register knows them.</summary>
    /// <param name="regions">Names of the regions' control rooms, the likeliest first.</param>
    /// <param name="municipality">Municipality of the site under which the alarm was raised.</param>
    /// <param name="organisations">Who may be told.</param>
    public static IReadOnlyList<RoomChoice> Whereabouts(IReadOnlyList<string> regions, string municipality, IEnumerable<Organisation> organisations)
    {
        ArgumentNullException.ThrowIfNull(regions);
        var rooms = organisations.Where(each => each.Kind == OrganisationKind.ControlRoom).ToArray();
        return [.. regions.SelectMany(region => rooms.Where(each => each.ControlRoom == region)).Select(each => new RoomChoice(
            each, new NotificationReason(NotificationReasonCode.Whereabouts, municipality, null, each.ControlRoom)))];
    }

    /// <summary>A control room as chosen, with the reason: jurisdiction when it answers for the municipality, else the operator's choice.</summary>
    public static RoomChoice Choose(Organisation room, string municipalityCode, JurisdictionTable table)
    {
        var row = table.Find(municipalityCode);
        var answers = row is not null && room.Kind == OrganisationKind.ControlRoom && room.ControlRoom == row.ControlRoom;
        return new RoomChoice(room, new NotificationReason(
            answers ? NotificationReasonCode.Jurisdiction : NotificationReasonCode.OperatorChoice,
            row?.Name ?? municipalityCode, row?.Region, row?.ControlRoom));
    }

    /// <summary>The cameras to tick beforehand: at most three, the best viewpoints first.</summary>
    public static IReadOnlyList<IncidentCamera> Preselect(IReadOnlyList<IncidentCamera> cameras) =>
        [.. cameras.OrderBy(camera => Array.IndexOf(BestFirst, camera.Viewpoint)).Take(3)];
}
