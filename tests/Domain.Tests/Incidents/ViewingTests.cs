using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

public class ViewingTests
{
    private static readonly ViewingId V1 = ViewingId.Parse("v1");
    private static readonly IncidentCommand Start = Act.StartViewing.Command();

    [Fact]
    public void A_room_watches_what_was_released_to_it()
    {
        var viewing = Story.Forwarded(Shop.Till).After(Cast.Dispatcher, Start).Incident.Viewings[V1];
        Assert.Equal(new Viewing(V1, Shop.Till, Cast.Dispatcher, Story.Start), viewing);
    }

    [Fact]
    public void The_gate_has_the_last_word() => Story.Forwarded(Shop.Vault).Try(Cast.Dispatcher, Start).Refuses("not-released");

    [Fact]
    public void A_viewing_that_is_begun_twice_is_one_viewing() =>
        Story.Forwarded(Shop.Till).After(Cast.Dispatcher, Start).Try(Cast.Dispatcher, Start).ChangesNothing();

    [Fact]
    public void Nobody_takes_over_the_viewing_of_another()
    {
        var story = Story.Forwarded(Shop.Till).After(Cast.Dispatcher, Start);
        story.Try(Cast.Operator, Start).Refuses("viewing-exists");
        story.Try(Cast.Operator, new IncidentCommand.StartViewing(V1, Shop.Vault)).Refuses("viewing-exists");
    }

    [Fact]
    public void The_end_of_a_viewing_is_written_down_also_after_the_incident_closed()
    {
        var story = Story.Accepted(Shop.Till).After(Cast.Dispatcher, Start).After(Cast.Operator, new IncidentCommand.Close(null));
        Assert.Equal("viewing-ended", story.Do(Cast.Dispatcher, Act.EndViewing.Command()).Summary());
        Assert.Empty(story.Incident.Viewings);
    }

    [Fact]
    public void The_end_of_a_viewing_names_who_watched_whoever_of_the_organisation_reports_it()
    {
        var story = Story.Forwarded(Shop.Till).After(Cast.Dispatcher, Start);
        var ended = story.Do(Actor.Machine(Cast.Room.Id, Cast.Room.Kind), Act.EndViewing.Command()).Events.Single();
        Assert.Equal(Cast.Dispatcher, ended.By);
    }

    [Fact]
    public void A_viewing_ends_once()
    {
        var story = Story.Forwarded(Shop.Till).After(Cast.Dispatcher, Start).After(Cast.Dispatcher, Act.EndViewing.Command());
        story.Try(Cast.Dispatcher, Act.EndViewing.Command()).ChangesNothing();
    }

    [Fact]
    public void Another_organisation_does_not_end_it() =>
        Story.Forwarded(Shop.Till).After(Cast.Dispatcher, Start).Try(Cast.Operator, Act.EndViewing.Command()).ChangesNothing();

    [Fact]
    public void Watching_changes_neither_rights_nor_the_shared_log()
    {
        var before = Story.Forwarded(Shop.Till);
        var after = Story.Forwarded(Shop.Till).After(Cast.Dispatcher, Start).Incident;
        Assert.Equal(
            (before.Incident.RightsEpoch, before.Incident.Log.Count, before.Incident.Seq + 1), (after.RightsEpoch, after.Log.Count, after.Seq));
    }
}
