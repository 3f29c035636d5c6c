using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;

namespace LiveView.Domain.Incidents.Views;

/// <summary>What one organisation may know of the invitations of an incident: the sharing party, who invited and who is invited.</summary>
internal static class InvitationProjection
{
    public static IEnumerable<InvitationView> InvitationsFor(
        this Incident incident, OrganisationId reader, DateTimeOffset now, Func<OrganisationId, OrganisationName> named)
    {
        var shares = incident.SharingParty.Id == reader;
        return
            from each in incident.Invitations
            where each.EndedAt is null && (shares || each.By == reader || each.Party.Id == reader)
            select new InvitationView(
                each.Party, each.Kind, named(each.By), each.Role, each.Purpose, each.Text, each.Since, each.Until, each.Wish, each.Refusal,
                [.. May(incident, each, reader, shares, now)]);
    }

    private static IEnumerable<string> May(
        Incident incident, IncidentInvitation invitation, OrganisationId reader, bool shares, DateTimeOffset now)
    {
        if (shares || invitation.By == reader)
        {
            yield return "withdraw-invitation";
        }

        if (!shares || invitation.Wish == InvitationWish.None)
        {
            yield break;
        }

        if (invitation.Until > now && incident.Site!.Policy.MayRelease(GateAction.Live)
            && (invitation.Wish != InvitationWish.Granted || IsMoreToGrant(incident, invitation, now)))
        {
            yield return "grant-invitation";
        }

        if (invitation.Wish == InvitationWish.Asked)
        {
            yield return "refuse-invitation";
        }
    }

    private static bool IsMoreToGrant(Incident incident, IncidentInvitation invitation, DateTimeOffset now) =>
        incident.Site!.Cameras.Any(camera => !ReleaseRules.Stands(
            incident, new IncidentCommand.ReleaseCamera(camera.Id, invitation.Party.Id), now));
}
