using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents;

/// <summary>Which kinds of organisation a role is for.</summary>
internal static class InvitationRoles
{
    /// <summary>Whether an organisation of this kind can have the role; false for a role that does not exist.</summary>
    public static bool IsFor(this InvitationRole role, OrganisationKind kind) => role switch
    {
        InvitationRole.WatchAlong => true,
        InvitationRole.TakeOver => kind == OrganisationKind.ControlRoom,
        InvitationRole.CommandOnScene => kind is OrganisationKind.OnSceneCommand or OrganisationKind.RegionalTeam,
        _ => false,
    };
}
