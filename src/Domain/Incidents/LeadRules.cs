using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tracking.Handover;
using Outcome = LiveView.Domain.Decisions.Decision<LiveView.Domain.Incidents.IncidentEvent>;

namespace LiveView.Domain.Incidents;

/// <summary>
/// The rules of the lead within an incident: only who may follow the object has a part in it, and whoever is offered the lead may follow it
/// from that moment on where the source policy allows to pass on. Elsewhere the offer stands, and the sharing party is asked.
/// </summary>
internal static class LeadRules
{
    public static Outcome Offer(Incident state, IncidentCommand.OfferLead offer, Actor by, DateTimeOffset now)
    {
        var room = new OrganisationName(offer.To.Room.Id, offer.To.Room.Name);
        if (offer.To.Room.Kind != OrganisationKind.ControlRoom)
        {
            return Outcome.Refuse("no-control-room", "Only control rooms lead an object: choose a control room.");
        }

        var decision = Decide(state, offer.Object, new LeadCommand.Offer(room.Id, offer.ExpectedAt), by, now, room);
        return decision.Events.Count == 0 ? decision : Outcome.Accept([.. Lets(state, offer, by, now), .. decision.Events]);
    }

    /// <summary>What somebody wants with the lead of an object, after it was seen to that he may follow it.</summary>
    public static Outcome Decide(
        Incident state, TrackedObjectId id, LeadCommand command, Actor by, DateTimeOffset now, OrganisationName? offeredTo = null)
    {
        if (state.Objects.Find(each => each.Id == id) is not { } followed || !MayFollow(state, id, by.Organisation, by.Kind, now))
        {
            return Outcome.Refuse("no-such-object", ObjectRules.NoSuchObject(id).Message);
        }

        var decision = LeadDecider.Decide(followed.Lead, command, by, now);
        return decision.Refusal is { } refusal
            ? Outcome.Refuse(refusal.Code, refusal.Message)
            : Outcome.Accept([.. decision.Events.SelectMany(each => With(state, id, each, offeredTo))]);
    }

    private static IEnumerable<IncidentEvent> With(Incident state, TrackedObjectId id, LeadEvent happened, OrganisationName? offeredTo)
    {
        yield return LeadLines.Line(happened, id, offeredTo);
        var lead = state.Objects.Find(each => each.Id == id)!.Lead;
        OrganisationId[] gone = happened switch
        {
            LeadEvent.Declined declined => [declined.Room],
            LeadEvent.Withdrawn withdrawn => [withdrawn.To],
            LeadEvent.Left left => [left.Room, .. LeadEvolution.Lapsed(lead, LeadEvolution.Evolve(lead, happened))],
            _ => [.. LeadEvolution.Lapsed(lead, LeadEvolution.Evolve(lead, happened))],
        };
        foreach (var room in gone.Where(room => WasToldForThis(state, id, room)))
        {
            yield return new IncidentEvent.Left(room == happened.By.Organisation ? happened.By : Actor.Machine(room, OrganisationKind.ControlRoom));
        }
    }

    /// <summary>Whether a room was told for the sake of an object that was passed on to it, has taken up nothing, and was given nothing else.</summary>
    private static bool WasToldForThis(Incident state, TrackedObjectId id, OrganisationId room) =>
        state.NotificationTo(room) is { LeftAt: null, AcceptedAt: null, Reason.Code: NotificationReasonCode.Handover }
        && !state.Releases.Exists(each => each.To == room && each.EndedAt is null)
        && !state.Items.Exists(item => item.Releases.Any(each => each.To == room && each.EndedAt is null
            && !(each.GivenBy is not null && item.Resource is GateResource.TrackedObject followed && followed.Id == id)));

    /// <summary>Looking on is the answer to an offer as well.</summary>
    public static Outcome TakePart(Incident state, IncidentCommand.TakePart part, Actor by, DateTimeOffset now) => Decide(
        state, part.Object,
        part.Role == RoomRole.Watch && state.Objects.Find(each => each.Id == part.Object)?.Lead.OfferTo(by.Organisation) is not null
            ? new LeadCommand.Watch()
            : new LeadCommand.Join(part.Role),
        by, now);

    /// <summary>
    /// With the first of its people that follows, a control room follows; the first room leads. One that was asked to lead and looks before
    /// it answers has not answered.
    /// </summary>
    public static IEnumerable<IncidentEvent> Joining(Incident state, TrackedObjectId id, Actor by, DateTimeOffset now) =>
        by.Kind == OrganisationKind.ControlRoom && state.Objects.Find(each => each.Id == id)?.Lead is { } lead
        && lead.Of(by.Organisation) is null && lead.OfferTo(by.Organisation) is null
            ? LeadDecider.Decide(lead, new LeadCommand.Join(RoomRole.Watch), by, now).Events.Select(each => LeadLines.Line(each, id))
            : [];

    public static Outcome Escalate(Incident state, DateTimeOffset now) => !state.IsOpen ? Outcome.Accept() : Outcome.Accept([..
        from followed in state.Objects
        let lead = followed.Lead.Lead
        where lead is not null
        let machine = Actor.Machine(lead.Room, OrganisationKind.ControlRoom)
        from happened in LeadDecider.Decide(followed.Lead, new LeadCommand.Escalate(), machine, now).Events
        select LeadLines.Line(happened, followed.Id)]);

    /// <summary>Whether a room leads an object that others follow: it hands the lead over before it leaves.</summary>
    public static bool LeadsOthers(Incident state, OrganisationId room) =>
        state.Objects.Exists(each => each.Lead.Lead?.Room == room && each.Lead.Rooms.Count > 1);

    /// <summary>Whether a party's people may follow an object, whatever their role.</summary>
    public static bool MayFollow(Incident state, TrackedObjectId id, OrganisationId party, OrganisationKind kind, DateTimeOffset now) =>
        PictureGate.LetsFollow(party, kind, id, state.Rights(), now);

    /// <summary>Tells the room of the incident, and lets it follow for as long as the room that offers may, and see as much of the way, from now on.</summary>
    private static IEnumerable<IncidentEvent> Lets(Incident state, IncidentCommand.OfferLead offer, Actor by, DateTimeOffset now)
    {
        var (policy, room) = (state.Site!.Policy, offer.To.Room);
        var isTold = state.NotificationTo(room.Id) is { LeftAt: null };
        if ((isTold && MayFollow(state, offer.Object, room.Id, room.Kind, now)) || !policy.PassOn || policy.SecondPerson
            || state.Objects.Exists(each => each.Id == offer.Object && each.Barred.Contains(room.Id))
            || (by.Person is not null && !by.IsSignedInBy(policy.MinimumSignIn))
            || Given(state, offer.Object, by.Organisation, now) is not { } given)
        {
            yield break;
        }

        if (!isTold)
        {
            yield return new IncidentEvent.Notified(by, new OrganisationName(room.Id, room.Name), offer.To.Reason, null);
        }

        var end = ReleaseRules.End(policy, now);
        yield return new IncidentEvent.ObjectReleased(by, offer.Object, given with
        {
            To = room.Id,
            Since = now,
            Until = given.Until < end ? given.Until : end,
            Id = ReleaseRules.NextId(state, 0),
            GivenBy = by.Organisation,
        });
    }

    /// <summary>What the owner itself gave a room that passes it on, the release that shows most.</summary>
    internal static ItemRelease? Given(Incident state, TrackedObjectId id, OrganisationId room, DateTimeOffset now) => state.ReleasesOf(id)
        .Where(each => each.To == room && each.GivenBy is null && each.RunsAt(now)).OrderBy(each => each.Trail).ThenBy(each => each.Until).LastOrDefault();
}
