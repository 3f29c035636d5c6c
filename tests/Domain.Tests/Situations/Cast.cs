using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Tests.Situations;

/// <summary>Who plays in these tests.</summary>
internal static class Cast
{
    public static readonly Organisation Centre = new(OrganisationId.Parse("pac-veilig"), "PAC Veilig", OrganisationKind.AlarmCentre);
    public static readonly Organisation OtherCentre = new(OrganisationId.Parse("pac-stad"), "PAC Stad", OrganisationKind.AlarmCentre);
    public static readonly Organisation Room =
        new(OrganisationId.Parse("mk-midden"), "Meldkamer Midden-Nederland", OrganisationKind.ControlRoom, "Midden-Nederland");
    public static readonly Organisation OtherRoom =
        new(OrganisationId.Parse("mk-oost"), "Meldkamer Oost-Nederland", OrganisationKind.ControlRoom, "Oost-Nederland");
    public static readonly Organisation Team = new(OrganisationId.Parse("team-5"), "Noodhulp Utrecht", OrganisationKind.FieldTeam);
    public static readonly Organisation National =
        new(OrganisationId.Parse("landelijk"), "Landelijk beheer", OrganisationKind.NationalOperator);

    public static readonly Actor Operator = Person(Centre, PersonRole.Operator);
    public static readonly Actor Supervisor = Person(Centre, PersonRole.Supervisor);
    public static readonly Actor PrivacyOfficer = Person(Centre, PersonRole.PrivacyOfficer);
    public static readonly Actor Machine = Actor.Machine(Centre.Id, Centre.Kind);
    public static readonly Actor OtherOperator = Person(OtherCentre, PersonRole.Operator);
    public static readonly Actor Dispatcher = Person(Room, PersonRole.Dispatcher);
    public static readonly Actor OtherDispatcher = Person(OtherRoom, PersonRole.Dispatcher);
    public static readonly Actor Officer = Person(Team, PersonRole.FieldOfficer);
    public static readonly Actor NationalOperator = Person(National, PersonRole.Operator);

    public static Actor Person(Organisation organisation, PersonRole role) =>
        new(PersonId.Parse($"{organisation.Id}-{role}"), organisation.Id, organisation.Kind, role);
}
