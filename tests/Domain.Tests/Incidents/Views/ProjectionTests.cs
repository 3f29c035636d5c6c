using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents.Views;

public class ProjectionTests
{
    [Fact]
    public void Who_takes_no_part_sees_nothing_at_all() => Assert.All(Enum.GetValues<Situation>(), situation =>
    {
        Assert.Null(View(situation.Tell(), Cast.OtherCentre.Id));
        Assert.Null(View(situation.Tell(), Cast.OtherRoom.Id));
        Assert.Null(View(situation.Tell(), Cast.National.Id));
    });

    [Fact]
    public void An_incident_that_was_never_raised_is_seen_by_nobody() => Assert.Null(Incident.None.For(Cast.Centre.Id, Story.Start));

    [Fact]
    public void A_room_sees_an_incident_from_the_moment_it_is_told() => Assert.Equal(
        [false, false, false, true, true, true, true, false],
        Enum.GetValues<Situation>().Select(situation => View(situation.Tell(), Cast.Room.Id) is not null));

    [Fact]
    public void The_sharing_party_sees_all_its_cameras_while_the_incident_is_open()
    {
        Assert.Equal([Shop.Till, Shop.Entrance, Shop.Vault], Cameras(Story.Raised(), Cast.Centre.Id));
        Assert.Empty(Cameras(Story.Closed(), Cast.Centre.Id));
        Assert.Empty(Cameras(Story.Dismissed(), Cast.Centre.Id));
    }

    [Fact]
    public void A_room_sees_the_cameras_released_to_it_and_no_other() =>
        Assert.Equal([Shop.Till, Shop.Vault], Cameras(Story.Forwarded(Shop.Till, Shop.Vault), Cast.Room.Id));

    [Fact]
    public void A_camera_is_gone_from_the_view_when_its_release_runs_out() =>
        Assert.Empty(Cameras(Story.Forwarded(Shop.Till).LaterMinutes(30), Cast.Room.Id));

    [Fact]
    public void A_room_sees_its_own_releases_and_the_sharing_party_all()
    {
        var story = Story.Forwarded(Shop.Till).After(Cast.Operator, Story.Forward([Cast.OtherRoom], Shop.Vault));
        Assert.Equal(["r1"], View(story, Cast.Room.Id)!.Releases.Select(each => each.Id.Value));
        Assert.Equal(["r2"], View(story, Cast.OtherRoom.Id)!.Releases.Select(each => each.Id.Value));
        Assert.Equal(["r1", "r2"], View(story, Cast.Centre.Id)!.Releases.Select(each => each.Id.Value));
    }

    [Fact]
    public void A_room_reads_the_alarm_the_judgement_and_everything_since_it_was_told() => Assert.Equal(
        ["raised", "verified", "forwarded", "released", "accepted"],
        View(Story.Accepted(Shop.Till), Cast.Room.Id)!.Log.Select(entry => entry.Code));

    [Fact]
    public void What_the_centre_said_to_itself_before_stays_its_own() => Assert.DoesNotContain(
        "geheim",
        ViewText.Of(Story.Raised().After(Cast.Operator, new IncidentCommand.WriteNote("geheim")).After(Cast.Operator, Story.Verification())
            .After(Cast.Operator, Story.Forward([Cast.Room])), Cast.Room.Id),
        StringComparison.Ordinal);

    [Fact]
    public void A_room_that_is_told_later_does_not_read_what_was_said_before()
    {
        var story = Story.Accepted().After(Cast.Dispatcher, new IncidentCommand.WriteNote("eerder")).LaterMinutes(1)
            .After(Cast.Operator, Story.Forward([Cast.OtherRoom]));
        Assert.DoesNotContain(View(story, Cast.OtherRoom.Id)!.Log, entry => entry.Text == "eerder");
    }

    [Fact]
    public void Not_even_when_it_was_said_in_the_same_tick_of_the_clock()
    {
        var story = Story.Accepted().After(Cast.Dispatcher, new IncidentCommand.WriteNote("eerder"))
            .After(Cast.Operator, Story.Forward([Cast.OtherRoom]));
        Assert.DoesNotContain(View(story, Cast.OtherRoom.Id)!.Log, entry => entry.Text == "eerder");
    }

    [Fact]
    public void Other_parties_are_shown_as_organisation_and_role_never_as_a_person()
    {
        var text = ViewText.Of(Story.Accepted(Shop.Till), Cast.Centre.Id);
        Assert.DoesNotContain(Cast.Dispatcher.Person!.Value.Value, text, StringComparison.Ordinal);
        Assert.Contains("\"role\":\"dispatcher\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_is_shown_as_the_system() =>
        Assert.Equal("system", View(Story.Raised(), Cast.Centre.Id)!.Log[0].By.Role);

    [Fact]
    public void However_much_is_written_a_view_stays_within_bounds_and_shows_the_newest()
    {
        var story = Story.Accepted(Shop.Till);
        for (var i = 0; i < 2 * IncidentProjection.MostNotes; i++)
        {
            story.After(Cast.Dispatcher, new IncidentCommand.WriteNote($"n{i}"));
        }

        var log = View(story, Cast.Centre.Id)!.Log;
        Assert.Equal(IncidentProjection.MostNotes, log.Count(entry => entry.Code == "noted"));
        Assert.Equal($"n{(2 * IncidentProjection.MostNotes) - 1}", log[^1].Text);
        Assert.Contains(log, entry => entry.Code == "acknowledged");
    }

    private static IncidentView? View(Story story, OrganisationId reader) => story.Incident.For(reader, story.Now);

    private static IEnumerable<CameraId> Cameras(Story story, OrganisationId reader) => View(story, reader)!.Cameras.Select(each => each.Id);
}
