using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

public class WhoMayTests
{
    private static readonly Act[] Everything = [.. Enum.GetValues<Act>().Where(act => act != Act.AttachAlarm)];

    private static readonly Act[] OfTheCentre = [Act.Acknowledge, Act.Verify, Act.Dismiss, Act.Forward, Act.Release, Act.Confirm, Act.Withdraw];

    private static readonly Act[] OfTheRoom = [Act.Seen, Act.Accept, Act.Leave];

    public static TheoryData<Act, PersonRole?> CentreActsInWrongRoles() => Rows(
        OfTheCentre, PersonRole.Dispatcher, PersonRole.FieldOfficer, PersonRole.PrivacyOfficer, PersonRole.Administrator, null);

    public static TheoryData<Act, PersonRole?> RoomActsInWrongRoles() => Rows(
        OfTheRoom, PersonRole.Operator, PersonRole.FieldOfficer, PersonRole.PrivacyOfficer, PersonRole.Administrator, null);

    public static TheoryData<Act, PersonRole?> ActsOfPeopleInRolesThatDoNotWorkOnIncidents() => Rows(
        [Act.Note, Act.Close, Act.StartViewing], PersonRole.PrivacyOfficer, PersonRole.Administrator, null);

    public static TheoryData<Act, PersonRole?> CentreActsInRightRoles() => Rows(OfTheCentre, PersonRole.Operator, PersonRole.Supervisor);

    public static TheoryData<Act, PersonRole?> RoomActsInRightRoles() => Rows(OfTheRoom, PersonRole.Dispatcher, PersonRole.Supervisor);

    [Theory, MemberData(nameof(CentreActsInRightRoles))]
    public void An_operator_or_supervisor_acts_for_the_sharing_party(Act act, PersonRole? role) =>
        Assert.NotEqual("role-missing", Story.Verified().Try(Of(Cast.Centre, role), act.Command()).Refusal?.Code);

    [Theory, MemberData(nameof(CentreActsInWrongRoles))]
    public void Nobody_else_of_the_sharing_party_does(Act act, PersonRole? role) =>
        Story.Forwarded(Shop.Till).Try(Of(Cast.Centre, role), act.Command()).Refuses("role-missing");

    [Theory, MemberData(nameof(RoomActsInRightRoles))]
    public void A_dispatcher_or_supervisor_acts_for_the_control_room(Act act, PersonRole? role) =>
        Assert.Null(Story.Forwarded(Shop.Till).Try(Of(Cast.Room, role), act.Command()).Refusal);

    [Theory, MemberData(nameof(RoomActsInWrongRoles))]
    public void Nobody_else_of_the_control_room_does(Act act, PersonRole? role) =>
        Story.Forwarded(Shop.Till).Try(Of(Cast.Room, role), act.Command()).Refuses("role-missing");

    [Theory, MemberData(nameof(ActsOfPeopleInRolesThatDoNotWorkOnIncidents))]
    public void Neither_privacy_officer_nor_administrator_nor_machine_works_on_an_incident(Act act, PersonRole? role)
    {
        Story.Accepted(Shop.Till).Try(Of(Cast.Centre, role), act.Command()).Refuses("role-missing");
        Story.Accepted(Shop.Till).Try(Of(Cast.Room, role), act.Command()).Refuses("role-missing");
    }

    [Fact]
    public void For_an_organisation_that_takes_no_part_there_is_no_such_incident() => Assert.All(
        from situation in Enum.GetValues<Situation>()
        from act in Everything
        from outsider in new[] { Cast.OtherOperator, Cast.OtherDispatcher, Cast.NationalOperator, Actor.Machine(Cast.OtherCentre.Id, OrganisationKind.AlarmCentre) }
        select situation.Tell().Try(outsider, act.Command()),
        decision => decision.Refuses("not-found"));

    [Fact]
    public void Before_it_is_raised_nobody_can_do_anything() => Assert.All(
        Everything, act => new Story().Try(Cast.Operator, act.Command()).Refuses("not-found"));

    [Fact]
    public void Only_the_party_whose_site_it_is_raises_an_incident() => Assert.All(
        new[] { Cast.OtherOperator, Cast.Dispatcher, Cast.NationalOperator },
        stranger => new Story().Try(stranger, Raise()).Refuses("not-yours"));

    [Fact]
    public void Only_the_party_whose_site_it_is_attaches_an_alarm() =>
        Story.Forwarded(Shop.Till).Try(Cast.Dispatcher, Act.AttachAlarm.Command()).Refuses("not-yours");

    [Fact]
    public void Its_machine_may_end_what_has_run_out() =>
        Assert.Equal("release-expired", Story.Forwarded(Shop.Till).LaterMinutes(30).Try(Cast.Machine, new IncidentCommand.EndExpired()).Summary());

    [Fact]
    public void An_officer_in_the_street_does_not_close_the_incident_for_everybody()
    {
        Story.Accepted().Try(Cast.Person(Cast.Room, PersonRole.FieldOfficer), new IncidentCommand.Close(null)).Refuses("role-missing");
        Story.Accepted().Try(Cast.Person(Cast.Centre, PersonRole.Dispatcher), new IncidentCommand.Close(null)).Refuses("role-missing");
    }

    [Fact]
    public void Every_refusal_says_something_that_ends_in_a_full_stop()
    {
        var refusals = (from situation in Enum.GetValues<Situation>()
                        from act in Enum.GetValues<Act>()
                        from actor in new[] { Cast.Operator, Cast.Machine, Cast.Dispatcher, Cast.OtherOperator }
                        select situation.Tell().Try(actor, act.Command()).Refusal).OfType<Refusal>().Distinct().ToArray();
        Assert.NotEmpty(refusals);
        Assert.All(refusals, refusal => Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal));
        Assert.All(refusals, refusal => Assert.Matches("^[a-z]+(-[a-z]+)*$", refusal.Code));
    }

    private static IncidentCommand.Raise Raise() => new(IncidentId.Parse("new"), Shop.Alarm(), Shop.Site);

    private static Actor Of(Organisation organisation, PersonRole? role) =>
        role is { } person ? Cast.Person(organisation, person) : Actor.Machine(organisation.Id, organisation.Kind);

    private static TheoryData<Act, PersonRole?> Rows(Act[] acts, params PersonRole?[] roles)
    {
        var rows = new TheoryData<Act, PersonRole?>();
        foreach (var act in acts)
        {
            foreach (var role in roles)
            {
                rows.Add(act, role);
            }
        }

        return rows;
    }
}
