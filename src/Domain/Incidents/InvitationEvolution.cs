using LiveView.Domain.Identifiers;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Incidents;

/// <summary>How invitations, and what was passed on with them, change by the events of an incident.</summary>
internal static class InvitationEvolution
{
    public static Incident With(this Incident state, IncidentEvent.Invited invited, DateTimeOffset at) => state with
    {
        RightsEpoch = state.RightsEpoch + 1,
        Notifications = state.Notifications.RemoveAll(each => each.Room.Id == invited.Party.Id).Add(new Notification(
            invited.Party, new NotificationReason(NotificationReasonCode.Invitation, state.Site!.Municipality, null, null), at)),
        Invitations = state.Invitations.RemoveAll(each => each.Party.Id == invited.Party.Id).Add(new IncidentInvitation(
            invited.Party, invited.Kind, invited.By.Organisation, invited.Purpose, invited.Text, at, invited.Until,
            invited.AsksForPictures ? InvitationWish.Asked : InvitationWish.None, invited.Role ?? InvitationRole.WatchAlong,
            state.Seq)),
    };

    public static Incident With(this Incident state, IncidentEvent.InvitationAnswered answered) => state.Invitation(
        answered.Party, each => each with
        {
            Wish = answered.Granted ? InvitationWish.Granted : InvitationWish.Refused,
            Refusal = answered.Reason,
            RefusalLine = answered.Granted ? null : state.Seq,
        });

    public static Incident With(this Incident state, IncidentEvent.InvitationEnded ended, DateTimeOffset at) =>
        state.Invitation(ended.Party, each => each with { EndedAt = at });

    /// <summary>Nobody is invited into an incident that is over.</summary>
    public static Incident WithoutInvitations(this Incident state, DateTimeOffset at) => state with
    {
        Invitations = [.. state.Invitations.Select(each => each.EndedAt is null ? each with { EndedAt = at } : each)],
    };

    /// <summary>What the sharing party takes away from a party is not passed on to it by another.</summary>
    public static Incident BarringCamera(this Incident state, ReleaseId withdrawn) =>
        state.Releases.Find(each => each.Id == withdrawn) is not { } release
        || state.Barred.Exists(each => each.Camera == release.Camera && each.To == release.To)
            ? state
            : state with { Barred = state.Barred.Add(new BarredCamera(release.Camera, release.To)) };

    /// <summary>What the sharing party itself gives may be passed on again.</summary>
    public static Incident Unbarring(this Incident state, ImageRelease given) => given.GivenBy is not null ? state : state with
    {
        Barred = state.Barred.RemoveAll(each => each.Camera == given.Camera && each.To == given.To),
    };

    /// <summary>After a change of rights: what was passed on by a room that has nothing of that camera itself any more is over.</summary>
    public static Incident WithoutGiverless(this Incident state, Incident before, DateTimeOffset at)
    {
        bool IsGiverless(ImageRelease each) => each is { GivenBy: { } giver, EndedAt: null }
            && !state.Releases.Exists(own => own.Camera == each.Camera && own.To == giver && own is { GivenBy: null, EndedAt: null });
        return state.RightsEpoch == before.RightsEpoch || !state.Releases.Exists(IsGiverless) ? state : state with
        {
            Releases = [.. state.Releases.Select(each => IsGiverless(each) ? each with { EndedAt = at } : each)],
        };
    }

    private static Incident Invitation(this Incident state, OrganisationId party, Func<IncidentInvitation, IncidentInvitation> change) => state with
    {
        Invitations = [.. state.Invitations.Select(each => each.Party.Id == party && each.EndedAt is null ? change(each) : each)],
    };
}
