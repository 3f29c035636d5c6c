using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

public class AlarmTests
{
    [Fact]
    public void The_same_alarm_raises_once() => Story.Raised().Try(Cast.Machine, Raise(Shop.Alarm())).ChangesNothing();

    [Fact]
    public void An_alarm_that_was_attached_is_not_attached_again() =>
        Story.Raised().After(Cast.Machine, Raise(Shop.Alarm("a2"))).Try(Cast.Machine, Raise(Shop.Alarm("a2"))).ChangesNothing();

    [Fact]
    public void The_same_alarm_after_the_end_changes_nothing() => Story.Closed().Try(Cast.Machine, Raise(Shop.Alarm())).ChangesNothing();

    [Fact]
    public void Alarms_of_the_site_gather_in_the_open_incident() => Assert.Equal(
        ["a1", "a2", "a3"],
        Story.Accepted().After(Cast.Machine, Raise(Shop.Alarm("a2"))).After(Cast.Machine, Raise(Shop.Alarm("a3")))
            .Incident.Alarms.Select(alarm => alarm.Id.Value));

    [Fact]
    public void A_panel_gone_mad_does_not_make_the_incident_grow_without_end()
    {
        var story = Story.Raised();
        for (var i = 0; i < IncidentDecider.MaxAlarms + 10; i++)
        {
            story.After(Cast.Machine, Raise(Shop.Alarm($"mad-{i}")));
        }

        Assert.Equal(IncidentDecider.MaxAlarms, story.Incident.Alarms.Count);
    }

    [Fact]
    public void A_connection_that_went_to_another_party_raises_an_incident_of_its_own()
    {
        var sold = Shop.Site with { SharingParty = new OrganisationName(Cast.OtherCentre.Id, Cast.OtherCentre.Name) };
        Story.Raised().Try(
            Actor.Machine(Cast.OtherCentre.Id, Cast.OtherCentre.Kind), new IncidentCommand.Raise(Story.Id, Shop.Alarm("a2"), sold))
            .Refuses("incident-closed");
    }

    [Fact]
    public void A_hold_up_that_follows_a_burglary_makes_the_incident_a_hold_up()
    {
        var incident = After(Shop.Alarm("a1", AlarmKind.Burglary), Shop.Alarm("a2")).Incident;
        Assert.Equal((AlarmKind.HoldUp, 1), (incident.AlarmKind, incident.Priority));
    }

    [Fact]
    public void A_fire_keeps_its_urgency_when_the_hold_up_before_it_cannot_be_verified()
    {
        var story = After(Shop.Alarm("a1"), Shop.Alarm("a2", AlarmKind.Fire));
        story.After(Cast.Operator, Act.Verify.Command());
        Assert.Equal((AlarmKind.Fire, 1), (story.Incident.AlarmKind, story.Incident.Priority));
    }

    [Fact]
    public void The_end_of_another_alarm_does_not_make_an_incident_more_urgent()
    {
        var incident = After(Shop.Alarm("a1", AlarmKind.Tamper), Shop.Alarm("a2", AlarmKind.Fire, isRestore: true)).Incident;
        Assert.Equal((AlarmKind.Tamper, 3), (incident.AlarmKind, incident.Priority));
    }

    private static Story After(params Alarm[] alarms) =>
        alarms.Aggregate(new Story(), (story, alarm) => story.After(Cast.Machine, Raise(alarm)));

    private static IncidentCommand.Raise Raise(Alarm alarm) => new(Story.Id, alarm, Shop.Site);
}
