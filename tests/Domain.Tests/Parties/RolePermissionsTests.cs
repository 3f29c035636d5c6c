using LiveView.Domain.Parties;

namespace LiveView.Domain.Tests.Parties;

/// <summary>Who may do what at all, written out: whatever is not written here is allowed to nobody.</summary>
public class RolePermissionsTests
{
    private static readonly OrganisationKind[] s_sharing =
    [
        OrganisationKind.AlarmCentre, OrganisationKind.SurveillanceCentre, OrganisationKind.CashDepot, OrganisationKind.CashInTransit,
        OrganisationKind.EventOrganiser, OrganisationKind.ChainPartner,
    ];

    private static readonly OrganisationKind[] s_receiving =
        [OrganisationKind.ControlRoom, OrganisationKind.OnSceneCommand, OrganisationKind.RegionalTeam, OrganisationKind.FieldTeam];

    [Fact]
    public void Every_kind_role_and_permission_is_answered_as_written_here()
    {
        var wrong =
            from kind in Enum.GetValues<OrganisationKind>()
            from role in Enum.GetValues<PersonRole>().Select(each => (PersonRole?)each).Append(null)
            from permission in Enum.GetValues<Permission>()
            let written = permission == Permission.Look ? role is not null : Written(kind, role).Contains(permission)
            where RolePermissions.Allows(kind, role, permission) != written
            select $"{kind} {role} {permission}: should be {written}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_permission_without_a_rule_is_an_error() => Assert.Throws<ArgumentOutOfRangeException>(
        () => RolePermissions.Allows(OrganisationKind.AlarmCentre, PersonRole.Operator, (Permission)99));

    [Fact]
    public void A_role_without_a_rule_is_an_error() => Assert.Throws<ArgumentOutOfRangeException>(
        () => RolePermissions.Allows(OrganisationKind.AlarmCentre, (PersonRole)99, Permission.WorkOnIncidents));

    /// <summary>What each holds besides asking to look, which every person may: the gate decides on that and writes it down.</summary>
    private static Permission[] Written(OrganisationKind kind, PersonRole? role) => role switch
    {
        null when s_sharing.Contains(kind) => [Permission.RaiseAlarms, Permission.ReportPositions],
        null => [],
        PersonRole.Administrator when kind == OrganisationKind.NationalOperator => [Permission.ManageAccounts, Permission.ManageNetwork],
        PersonRole.Administrator => [Permission.ManageAccounts],
        PersonRole.Supervisor when kind == OrganisationKind.NationalOperator => [Permission.ManageNetwork],
        _ when kind == OrganisationKind.NationalOperator => [],
        PersonRole.PrivacyOfficer => [Permission.ReadIncidents, Permission.ReadEvidence],
        PersonRole.Supervisor when s_sharing.Contains(kind) =>
            [Permission.ReadIncidents, Permission.HandleAlarms, Permission.WorkOnIncidents, Permission.ReadEvidence],
        PersonRole.Supervisor =>
            [Permission.ReadIncidents, Permission.ReceiveIncidents, Permission.WorkOnIncidents, Permission.ReadEvidence],
        PersonRole.Operator when s_sharing.Contains(kind) =>
            [Permission.ReadIncidents, Permission.HandleAlarms, Permission.WorkOnIncidents],
        PersonRole.Dispatcher or PersonRole.FieldOfficer when s_receiving.Contains(kind) =>
            [Permission.ReadIncidents, Permission.ReceiveIncidents, Permission.WorkOnIncidents],
        // A role in an organisation that has no use for it reads and writes along; it neither shares nor receives.
        _ => [Permission.ReadIncidents, Permission.WorkOnIncidents],
    };
}
