namespace LiveView.Domain.Parties;

/// <summary>What a role may do at all. It opens no incident, camera or account: that is decided where those are known.</summary>
public static class RolePermissions
{
    /// <summary>Whether a role in an organisation of a kind holds a permission. Denies unless a rule allows.</summary>
    /// <param name="kind">What the organisation is.</param>
    /// <param name="role">The person's role, or null for a machine of the organisation.</param>
    /// <param name="permission">What is asked for.</param>
    public static bool Allows(OrganisationKind kind, PersonRole? role, Permission permission) => permission switch
    {
        Permission.ReadIncidents => TakesPart(kind) && (WorksOnIncidents(role) || role is PersonRole.PrivacyOfficer),
        Permission.HandleAlarms => kind.Shares() && role is PersonRole.Operator or PersonRole.Supervisor,
        Permission.ReceiveIncidents =>
            kind.Receives() && role is PersonRole.Dispatcher or PersonRole.Supervisor or PersonRole.FieldOfficer,
        Permission.WorkOnIncidents => TakesPart(kind) && WorksOnIncidents(role),
        // Every person may ask: the gate has the last word, and writes down whom it refused.
        Permission.Look => role is not null,
        Permission.ReadEvidence => TakesPart(kind) && role is PersonRole.PrivacyOfficer or PersonRole.Supervisor,
        Permission.ManageAccounts => role is PersonRole.Administrator,
        Permission.ManageNetwork => kind == OrganisationKind.NationalOperator && role is PersonRole.Administrator or PersonRole.Supervisor,
        Permission.RaiseAlarms => kind.Shares() && role is null,
        Permission.ReportPositions => kind.Shares() && role is null,
        _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, "A permission without a rule."),
    };

    /// <summary>The national operator joins parties and sees health; incidents are nothing of its.</summary>
    private static bool TakesPart(OrganisationKind kind) => kind.Shares() || kind.Receives();

    private static bool WorksOnIncidents(PersonRole? role) => role switch
    {
        PersonRole.Operator or PersonRole.Supervisor or PersonRole.Dispatcher or PersonRole.FieldOfficer => true,
        PersonRole.PrivacyOfficer or PersonRole.Administrator or null => false,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "A role without a rule."),
    };
}
