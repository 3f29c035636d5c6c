using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

public class PursuitTests
{
    private static readonly IncidentCommand.Raise s_raise = new(Story.Id, Shop.Alarm(), Shop.With(Loot.Policy), Loot.Van);

    [Fact]
    public void A_tracked_object_that_raises_the_alarm_is_in_the_incident_and_released_to_nobody()
    {
        var story = new Story().After(Cast.Machine, s_raise);
        Assert.Equal((IncidentKind.Pursuit, IncidentStatus.Raised), (story.Incident.Kind, story.Incident.Status));
        Assert.Equal(Loot.Van.Id, Assert.Single(story.Incident.Objects).Id);
        Assert.Empty(Assert.Single(story.Incident.Items).Releases);
        story.Try(Cast.Dispatcher, Loot.Follow with { Object = Loot.Van.Id }).Refuses("not-found");
    }

    [Fact]
    public void A_second_alarm_of_it_brings_it_in_once()
    {
        var story = new Story().After(Cast.Machine, s_raise);
        story.Try(Cast.Machine, s_raise).ChangesNothing();
        story.Try(Cast.Machine, s_raise with { Alarm = Shop.Alarm("a2") }).Accepts("alarm-attached");
    }

    [Fact]
    public void An_object_of_another_party_raises_nothing_here() => new Story()
        .Try(Cast.Machine, s_raise with { Object = Loot.Van with { Owner = Cast.OtherCentre.Id } }).Refuses("no-such-object");

    [Fact]
    public void Where_no_more_objects_fit_the_alarm_is_attached_all_the_same()
    {
        var story = new Story().After(Cast.Machine, s_raise with { Object = null });
        for (var number = 0; number < ObjectRules.Most; number++)
        {
            story.After(Cast.Operator, new IncidentCommand.AddObject(Loot.Bag with { Id = TrackedObjectId.Parse($"o{number}") }));
        }

        story.Try(Cast.Machine, s_raise with { Alarm = Shop.Alarm("a2") }).Accepts("alarm-attached");
    }

    [Fact]
    public void The_centre_has_only_to_verify_forward_and_release()
    {
        var story = new Story().After(Cast.Machine, s_raise).After(Cast.Operator, Story.Verification()).After(Cast.Operator, Story.Forward([Cast.Room]))
            .After(Cast.Operator, Loot.Releasing(TrailUse.LiveOnly) with { Object = Loot.Van.Id });
        Assert.Null(story.Try(Cast.Dispatcher, Loot.Follow with { Object = Loot.Van.Id }).Refusal);
    }
}
