namespace LiveView.Domain.Parties;

/// <summary>On which side of a release an organisation of a kind may stand.</summary>
public static class OrganisationKindSides
{
    /// <summary>Whether an organisation of this kind shares pictures of its own cameras.</summary>
    public static bool Shares(this OrganisationKind kind) => kind switch
    {
        OrganisationKind.AlarmCentre or OrganisationKind.SurveillanceCentre or OrganisationKind.CashDepot
            or OrganisationKind.CashInTransit or OrganisationKind.EventOrganiser or OrganisationKind.ChainPartner => true,
        OrganisationKind.ControlRoom or OrganisationKind.OnSceneCommand or OrganisationKind.RegionalTeam
            or OrganisationKind.FieldTeam or OrganisationKind.NationalOperator => false,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An organisation kind without a side."),
    };

    /// <summary>Whether pictures may be released to an organisation of this kind.</summary>
    public static bool Receives(this OrganisationKind kind) => kind switch
    {
        OrganisationKind.ControlRoom or OrganisationKind.OnSceneCommand or OrganisationKind.RegionalTeam
            or OrganisationKind.FieldTeam => true,
        OrganisationKind.AlarmCentre or OrganisationKind.SurveillanceCentre or OrganisationKind.CashDepot
            or OrganisationKind.CashInTransit or OrganisationKind.EventOrganiser or OrganisationKind.ChainPartner
            or OrganisationKind.NationalOperator => false,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An organisation kind without a side."),
    };
}
