using LiveView.Domain.Parties;
using Outcome = LiveView.Domain.Decisions.Decision<LiveView.Domain.Tracking.Handover.LeadEvent>;

namespace LiveView.Domain.Tracking.Handover;

/// <summary>
/// The rules of the lead: exactly one room leads a followed object. It is offered by the room that has it, its machine included, and
/// moves at the moment the other accepts, and no sooner.
/// </summary>
public static class LeadDecider
{
    /// <summary>Greatest length of a reason, in characters.</summary>
    public const int MaxReason = 500;

    /// <summary>How long an offer may stay without an answer before somebody is told: 2 minutes.</summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromMinutes(2);

    /// <summary>Decides on a command.</summary>
    /// <param name="state">Who leads and who takes part.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="by">Who wants it, for which room.</param>
    /// <param name="now">Now, UTC.</param>
    public static Outcome Decide(ObjectLead state, LeadCommand command, Actor by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(by);
        return by.Kind != OrganisationKind.ControlRoom
            ? Outcome.Refuse("no-control-room", "Only control rooms lead and follow an object.")
            : command switch
            {
                LeadCommand.Join join => Join(state, join.Role, by, now),
                LeadCommand.Leave => Leave(state, by, now),
                LeadCommand.Offer offer => Offer(state, offer, by, now),
                LeadCommand.Withdraw withdraw => Leading(state, by) ?? (state.OfferTo(withdraw.To) is null
                    ? Outcome.Accept()
                    : Outcome.Accept(new LeadEvent.Withdrawn(by, now, withdraw.To))),
                LeadCommand.Accept => Accept(state, by, now),
                LeadCommand.Decline decline => Person(by) ?? Decline(state, decline.Reason, by, now),
                LeadCommand.Watch => Person(by) ?? Offered(state, by) ?? Outcome.Accept(new LeadEvent.Joined(
                    by, now, by.Organisation, state.Of(by.Organisation)?.Role ?? RoomRole.Watch)),
                LeadCommand.Escalate => Outcome.Accept([.. state.Offers
                    .Where(offer => offer.EscalatedAt is null && now - offer.At >= AnswerTime)
                    .Select(offer => new LeadEvent.Escalated(by, now, offer.To))]),
                _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
            };
    }

    private static Outcome Join(ObjectLead state, RoomRole role, Actor by, DateTimeOffset now) =>
        state.Lead is not { } lead ? Outcome.Accept(new LeadEvent.Joined(by, now, by.Organisation, RoomRole.Lead))
        : lead.Room == by.Organisation ? role == RoomRole.Lead
            ? Outcome.Accept()
            : Outcome.Refuse("lead-stays", "Your room leads: offer the lead to another first.")
        : role == RoomRole.Lead ? Outcome.Refuse("led-already", "Another room leads: ask it to offer the lead.")
        : state.Of(by.Organisation)?.Role == role ? Outcome.Accept()
        : Outcome.Accept(new LeadEvent.Joined(by, now, by.Organisation, role));

    private static Outcome Leave(ObjectLead state, Actor by, DateTimeOffset now) =>
        state.Of(by.Organisation) is not { } room ? Outcome.Accept()
        : room.Role == RoomRole.Lead && state.Rooms.Count > 1
            ? Outcome.Refuse("lead-stays", "Your room leads and others take part: offer the lead to one of them first.")
        : Outcome.Accept(new LeadEvent.Left(by, now, by.Organisation));

    private static Outcome Offer(ObjectLead state, LeadCommand.Offer offer, Actor by, DateTimeOffset now) =>
        Leading(state, by)
        ?? (offer.To == by.Organisation ? Outcome.Refuse("leads-already", "Your room leads already.")
            : state.OfferTo(offer.To) is not null ? Outcome.Accept()
            : Outcome.Accept(new LeadEvent.Offered(by, now, offer.To, offer.ExpectedAt)));

    private static Outcome Accept(ObjectLead state, Actor by, DateTimeOffset now) =>
        state.Lead?.Room == by.Organisation
            ? Outcome.Accept()
            : Person(by) ?? Offered(state, by) ?? Outcome.Accept(new LeadEvent.Moved(by, now, state.Lead!.Room, by.Organisation));

    private static Outcome Decline(ObjectLead state, string reason, Actor by, DateTimeOffset now) =>
        Offered(state, by)
        ?? (string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReason
            ? Outcome.Refuse("no-reason", $"Say why, in 1 to {MaxReason} characters.")
            : Outcome.Accept(new LeadEvent.Declined(by, now, by.Organisation, reason)));

    private static Outcome? Leading(ObjectLead state, Actor by) =>
        state.Lead?.Room == by.Organisation ? null : Outcome.Refuse("not-lead", "Only the room that leads offers the lead.");

    private static Outcome? Offered(ObjectLead state, Actor by) =>
        state.OfferTo(by.Organisation) is not null
            ? null
            : Outcome.Refuse("not-offered", "The lead was not offered to your room, or no longer is.");

    /// <summary>A machine may offer, and never takes over or declines for people.</summary>
    private static Outcome? Person(Actor by) =>
        by.Person is not null ? null : Outcome.Refuse("no-person", "A person answers an offer.");
}
