using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Tracking.Handover;

/// <summary>The lead of an object after an event.</summary>
public static class LeadEvolution
{
    /// <summary>The state after an event.</summary>
    public static ObjectLead Evolve(ObjectLead state, LeadEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        return happened switch
        {
            LeadEvent.Joined joined => Without(With(state, joined.Room, joined.Role, joined.At), joined.Room),
            LeadEvent.Left left => Gone(state with { Rooms = state.Rooms.RemoveAll(room => room.Room == left.Room) }, left.Room),
            LeadEvent.Offered offered => state with
            {
                Offers = state.Offers.Add(new LeadOffer(offered.To, offered.At, offered.ExpectedAt, offered.By.Person is null)),
            },
            LeadEvent.Withdrawn withdrawn => Without(state, withdrawn.To),
            LeadEvent.Moved moved => With(With(state, moved.From, RoomRole.Support, moved.At), moved.To, RoomRole.Lead, moved.At) with
            {
                Offers = [],
                Declined = [],
            },
            LeadEvent.Declined declined => Without(state, declined.Room) with { Declined = state.Declined.Remove(declined.Room).Add(declined.Room) },
            LeadEvent.Escalated escalated => state with
            {
                Offers = [.. state.Offers.Select(offer => offer.To == escalated.To ? offer with { EscalatedAt = escalated.At } : offer)],
            },
            _ => throw new InvalidOperationException($"No rule for {happened.GetType().Name}."),
        };
    }

    /// <summary>
    /// Without a room that has lost its right. When it led, the lead falls to the room that supports longest, else to the one that looks
    /// on longest: as long as anybody follows, somebody leads. Its offers go with it.
    /// </summary>
    /// <param name="state">The state before.</param>
    /// <param name="room">The room that is gone.</param>
    /// <param name="at">When, UTC.</param>
    public static ObjectLead Lost(ObjectLead state, OrganisationId room, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        var rest = Gone(state with { Rooms = state.Rooms.RemoveAll(each => each.Room == room) }, room);
        return rest.Rooms.IsEmpty || rest.Lead is not null
            ? rest
            : With(rest, rest.Rooms.OrderBy(each => each.Role).ThenBy(each => each.Since).First().Room, RoomRole.Lead, at) with { Offers = [] };
    }

    /// <summary>The rooms whose offer is there no longer and that have no part in the lead either: nobody waits for their answer.</summary>
    public static IEnumerable<OrganisationId> Lapsed(ObjectLead before, ObjectLead after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return before.Offers.Select(offer => offer.To).Where(room => after.OfferTo(room) is null && after.Of(room) is null);
    }

    private static ObjectLead With(ObjectLead state, OrganisationId room, RoomRole role, DateTimeOffset at) =>
        state with { Rooms = state.Rooms.RemoveAll(each => each.Room == room).Add(new RoomPresence(room, role, at)) };

    /// <summary>With the last room its offers go: nobody is left to have made them.</summary>
    private static ObjectLead Gone(ObjectLead state, OrganisationId room) => state.Rooms.IsEmpty ? ObjectLead.Nobody : Without(state, room);

    private static ObjectLead Without(ObjectLead state, OrganisationId offered) =>
        state with { Offers = state.Offers.RemoveAll(offer => offer.To == offered) };
}
