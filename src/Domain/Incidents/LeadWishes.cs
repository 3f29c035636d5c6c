using LiveView.Domain.Jurisdiction.Regions;
using LiveView.Domain.Parties;
using LiveView.Domain.Tracking.Handover;

namespace LiveView.Domain.Incidents;

/// <summary>What the machinery of the room that leads wants with the lead, from where the object is about to come.</summary>
public static class LeadWishes
{
    /// <summary>
    /// Rooms to offer the lead to, and offers to take back. Nobody is asked again who declined since the lead moved last, and what a person
    /// offered only a person takes back.
    /// </summary>
    /// <param name="incident">The incident.</param>
    /// <param name="followed">The object, led by a room.</param>
    /// <param name="called">The invitations that are called for now.</param>
    /// <param name="known">The organisations that take part in the system.</param>
    public static IEnumerable<IncidentCommand> Of(
        Incident incident, IncidentObject followed, IReadOnlyList<Invitation> called, IReadOnlyList<Organisation> known)
    {
        ArgumentNullException.ThrowIfNull(incident);
        ArgumentNullException.ThrowIfNull(followed);
        ArgumentNullException.ThrowIfNull(called);
        ArgumentNullException.ThrowIfNull(known);
        var lead = followed.Lead;
        var rooms = called.Select(each => (Invitation: each, Room: RoomOf(each.Region, known))).Where(each => each.Room is not null).ToArray();
        foreach (var (invitation, room) in rooms)
        {
            if (room!.Id != lead.Lead?.Room && lead.OfferTo(room.Id) is null && !lead.Declined.Contains(room.Id))
            {
                yield return new IncidentCommand.OfferLead(
                    followed.Id,
                    new RoomChoice(room, new NotificationReason(NotificationReasonCode.Handover, incident.Site!.Municipality, null, room.ControlRoom)),
                    invitation.ExpectedAt);
            }
        }

        foreach (var offer in lead.Offers.Where(offer => offer.ByMachine && !Array.Exists(rooms, each => each.Room!.Id == offer.To)))
        {
            yield return new IncidentCommand.WithdrawLead(followed.Id, offer.To);
        }
    }

    /// <summary>Regions in which nobody can be asked: a partner abroad, or a room that is not on the system. People call there.</summary>
    public static IEnumerable<Region> Unreachable(IReadOnlyList<Invitation> called, IReadOnlyList<Organisation> known)
    {
        ArgumentNullException.ThrowIfNull(called);
        ArgumentNullException.ThrowIfNull(known);
        return called.Select(each => each.Region).Where(region => RoomOf(region, known) is null);
    }

    private static Organisation? RoomOf(Region region, IReadOnlyList<Organisation> known) =>
        known.FirstOrDefault(each => each.Kind == OrganisationKind.ControlRoom && each.ControlRoom == region.Room);
}
