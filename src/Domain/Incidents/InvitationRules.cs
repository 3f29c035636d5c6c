using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using Outcome = LiveView.Domain.Decisions.Decision<LiveView.Domain.Incidents.IncidentEvent>;

namespace LiveView.Domain.Incidents;

/// <summary>
/// The rules of inviting. Where the source policy lets a receiver pass on, and asks for no second person, whoever is invited gets what the
/// room that invites has, no more and no longer. Elsewhere the invitation is a wish that the sharing party grants or refuses.
/// </summary>
internal static class InvitationRules
{
    public static Outcome Invite(Incident state, IncidentCommand.Invite invite, Actor by, DateTimeOffset now)
    {
        if (MayInvite(state, invite, by) is { } refusal)
        {
            return refusal;
        }

        var policy = state.Site!.Policy;
        var until = now.AddMinutes(invite.Minutes);
        var invited = new IncidentEvent.Invited(
            by, new OrganisationName(invite.Party.Id, invite.Party.Name), invite.Party.Kind, invite.Purpose,
            string.IsNullOrWhiteSpace(invite.Text) ? null : invite.Text, until, AsksForPictures: !PassesOn(policy), invite.Role);
        if (!PassesOn(policy))
        {
            return Outcome.Accept(invited);
        }

        var passed = Running(state, by.Organisation, now)
            .SelectMany((given, i) => Passed(state, by, given, invite.Party.Id, until, now, i)).ToArray();
        return passed.Length > 0 && ReleaseRules.StrongEnough(policy, by) is { } weak ? weak : Outcome.Accept([invited, .. passed]);
    }

    /// <summary>What is released to a room that invited others goes on to them in the same moment.</summary>
    public static Outcome PassingOn(Incident state, Outcome decision, DateTimeOffset now)
    {
        if (decision.Refusal is not null || state.Site is not { Policy: var policy } || !PassesOn(policy))
        {
            return decision;
        }

        var given = decision.Events.OfType<IncidentEvent.Released>().Select(each => each.Release).ToArray();
        var passed = new List<IncidentEvent>();
        foreach (var invitation in Standing(state).Where(each => each.Until > now))
        {
            foreach (var release in given.Where(each => each.To == invitation.By))
            {
                passed.AddRange(Passed(
                    state, Actor.Machine(invitation.By, OrganisationKind.ControlRoom), release, invitation.Party.Id, invitation.Until, now,
                    given.Length + passed.Count));
            }
        }

        return passed.Count == 0 ? decision : Outcome.Accept([.. decision.Events, .. passed]);
    }

    /// <summary>Taken back by the room that invited, or by the sharing party.</summary>
    public static Outcome Withdraw(Incident state, IncidentCommand.WithdrawInvitation withdraw, Actor by) =>
        Of(state, withdraw.Party) is not { } invitation ? NoSuchInvitation(withdraw.Party)
        : by.Organisation != invitation.By && by.Organisation != state.SharingParty.Id
            ? Outcome.Refuse("not-yours", "Only the room that invited, or the sharing party, takes an invitation back.")
        : Outcome.Accept([.. Ended(invitation, by, InvitationEnd.Withdrawn)]);

    /// <summary>The sharing party releases cameras to a party for which it was asked, for as long as the invitation stands.</summary>
    public static Outcome Grant(Incident state, IncidentCommand.GrantInvitation grant, Actor by, DateTimeOffset now)
    {
        if (Of(state, grant.Party) is not { } invitation || invitation.Until <= now)
        {
            return NoSuchInvitation(grant.Party);
        }

        if (invitation.Wish == InvitationWish.None)
        {
            return Outcome.Refuse("nothing-asked", "The room that invited passes on what it has: release more cameras to the party itself.");
        }

        if (grant.Cameras.Count == 0)
        {
            return Outcome.Refuse("no-camera", "Choose at least one camera.");
        }

        var capabilities = state.Site!.Policy.WatchingLive;
        var events = new List<IncidentEvent>();
        foreach (var camera in grant.Cameras.Distinct())
        {
            if (ReleaseRules.MayRelease(state, camera, capabilities, by, now) is { } refused)
            {
                return refused;
            }

            events.AddRange(ReleaseRules
                .NewRelease(state, events, new IncidentCommand.ReleaseCamera(camera, grant.Party, capabilities), by, now)
                .Select(each => each is IncidentEvent.Released { Release: var given } released && given.Until > invitation.Until
                    ? released with { Release = given with { Until = invitation.Until } }
                    : each));
        }

        return Outcome.Accept(invitation.Wish == InvitationWish.Granted
            ? [.. events]
            : [.. events, new IncidentEvent.InvitationAnswered(by, grant.Party, Granted: true, Reason: null)]);
    }

    /// <summary>The sharing party gives no pictures to a party for which it was asked; the party stays invited.</summary>
    public static Outcome Refuse(Incident state, IncidentCommand.RefuseInvitation refuse, Actor by) => Of(state, refuse.Party) switch
    {
        null => NoSuchInvitation(refuse.Party),
        { Wish: InvitationWish.None } => Outcome.Refuse("nothing-asked", "The room that invited passes on what it has: withdraw that release, or the invitation."),
        { Wish: InvitationWish.Granted } => Outcome.Refuse("already-granted", "Cameras were released to the party: withdraw those releases."),
        { Wish: InvitationWish.Refused } => Outcome.Accept(),
        _ => Outcome.Accept(new IncidentEvent.InvitationAnswered(by, refuse.Party, Granted: false, refuse.Reason)),
    };

    /// <summary>Those whose time has come, and who leaves with them.</summary>
    public static IEnumerable<IncidentEvent> Expired(Incident state, Actor by, DateTimeOffset now) =>
        Standing(state).Where(each => each.Until <= now).SelectMany(each => Ended(each, by, InvitationEnd.Expired));

    /// <summary>What ends with a party that leaves: its own invitation, and those whom it invited.</summary>
    public static IEnumerable<IncidentEvent> Leaving(Incident state, Actor by) =>
    [
        .. Standing(state).Where(each => each.Party.Id == by.Organisation)
            .Select(each => new IncidentEvent.InvitationEnded(by, each.Party.Id, InvitationEnd.Left)),
        .. Standing(state).Where(each => each.By == by.Organisation).SelectMany(each => Ended(each, by, InvitationEnd.InviterLeft)),
    ];

    /// <summary>A party that is forwarded to takes part in its own right, whoever invited it.</summary>
    public static IEnumerable<IncidentEvent> Forwarded(Incident state, Actor by, OrganisationId room) => Of(state, room) is null
        ? []
        : [new IncidentEvent.InvitationEnded(by, room, InvitationEnd.Forwarded)];

    /// <summary>The invitation of a party that stands, or null.</summary>
    public static IncidentInvitation? Of(Incident state, OrganisationId party) =>
        state.Invitations.Find(each => each.Party.Id == party && each.EndedAt is null);

    /// <summary>Whether an organisation, being a control room, may invite others.</summary>
    public static bool MayInvite(Incident state, OrganisationId room) =>
        state.NotificationTo(room) is { LeftAt: null, AcceptedAt: not null } && Of(state, room) is null;

    private static Outcome? MayInvite(Incident state, IncidentCommand.Invite invite, Actor by)
    {
        var party = invite.Party;
        return by.Kind != OrganisationKind.ControlRoom
            ? Outcome.Refuse("invites-nobody", "Only a control room invites others: ask the one that works on this incident.")
            : Of(state, by.Organisation) is not null
            ? Outcome.Refuse("invited-itself", "Your room was invited itself: ask the room that invited you.")
            : !MayInvite(state, by.Organisation)
            ? Outcome.Refuse("accept-first", "Accept the incident before you invite others into it.")
            : !party.Kind.Receives()
            ? Outcome.Refuse("room-cannot-receive", $"'{party.Name}' does not receive notifications: choose a control room or team.")
            : state.NotificationTo(party.Id) is { LeftAt: null }
            ? Outcome.Refuse("takes-part-already", $"'{party.Name}' takes part in this incident already.")
            : !Enum.IsDefined(invite.Purpose)
            ? Outcome.Refuse("no-purpose-chosen", "Choose what the party is invited for.")
            : !invite.Role.IsFor(party.Kind)
            ? Outcome.Refuse("role-does-not-fit", $"'{party.Name}' cannot be invited as that: only a control room takes over, only on-scene command or a regional team commands on scene.")
            : invite.Minutes is < 1 or > IncidentInvitation.MostMinutes
            ? Outcome.Refuse("bad-minutes", $"An invitation stands for 1 to {IncidentInvitation.MostMinutes} minutes: choose a time in between.")
            : Standing(state).Count() >= IncidentInvitation.Most
            ? Outcome.Refuse("too-many-invitations", $"{IncidentInvitation.Most} invitations stand already: withdraw one first.")
            : string.IsNullOrWhiteSpace(invite.Text) ? null : IncidentDecider.Text(invite.Text, "text");
    }

    private static IEnumerable<IncidentInvitation> Standing(Incident state) => state.Invitations.Where(each => each.EndedAt is null);

    private static bool PassesOn(SourcePolicy policy) => policy is { PassOn: true, SecondPerson: false };

    private static IEnumerable<ImageRelease> Running(Incident state, OrganisationId room, DateTimeOffset now) =>
        state.Releases.Where(each => each.To == room && each.Giver == state.SharingParty.Id && each.RunsAt(now));

    /// <summary>A room's own release as it goes on to whom it invited: nothing when the sharing party took that camera from it.</summary>
    private static IEnumerable<IncidentEvent> Passed(
        Incident state, Actor by, ImageRelease given, OrganisationId party, DateTimeOffset until, DateTimeOffset now, int pending)
    {
        if (state.Barred.Exists(each => each.Camera == given.Camera && each.To == party))
        {
            yield break;
        }

        var end = ReleaseRules.End(state.Site!.Policy, now);
        var last = until < end ? until : end;
        yield return new IncidentEvent.Released(by, given with
        {
            Id = ReleaseRules.NextId(state, pending),
            To = party,
            Since = now,
            Until = given.Until < last ? given.Until : last,
            GivenBy = by.Organisation,
        });
    }

    private static IEnumerable<IncidentEvent> Ended(IncidentInvitation invitation, Actor by, string why) =>
    [
        new IncidentEvent.InvitationEnded(by, invitation.Party.Id, why),
        new IncidentEvent.Left(Actor.Machine(invitation.Party.Id, invitation.Kind)),
    ];

    private static Outcome NoSuchInvitation(OrganisationId party) =>
        Outcome.Refuse("no-such-invitation", $"'{party}' is not invited into this incident.");
}
