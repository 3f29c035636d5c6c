using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Releases;
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
    public void The_log_names_every_room_that_was_told() => Assert.Equal(
        [Cast.Room.Id, Cast.OtherRoom.Id],
        View(Story.Verified().After(Cast.Operator, Story.Forward([Cast.Room, Cast.OtherRoom])), Cast.Centre.Id)!.Log
            .Where(entry => entry.Code == "forwarded").Select(entry => entry.To!.Id));

    [Fact]
    public void The_log_says_of_every_release_and_its_end_whether_it_is_live_or_looking_back()
    {
        var (live, replay) = (CapabilitySet.LiveOnly, CapabilitySet.Of(GateAction.Replay));
        var story = SharedBack().After(Cast.Operator, new IncidentCommand.Withdraw(ReleaseId.Parse("r2")))
            .After(Cast.Operator, new IncidentCommand.Withdraw(ReleaseId.Parse("r1")));
        foreach (var reader in new[] { Cast.Centre.Id, Cast.Room.Id })
        {
            Assert.Equal<(string, CapabilitySet?)>(
                [("released", live), ("released", replay), ("withdrawn", replay), ("withdrawn", live)],
                View(story, reader)!.Log.Where(entry => entry.Code is "released" or "withdrawn").Select(entry => (entry.Code, entry.Capabilities)));
            Assert.All(
                View(story, reader)!.Log.Where(entry => entry.Capabilities is not null), entry => Assert.Equal(Cast.Room.Id, entry.To?.Id));
        }
    }

    [Fact]
    public void Who_looks_back_is_not_counted_with_who_watches_live()
    {
        var story = SharedBack().After(Cast.Dispatcher, new IncidentCommand.StartViewing(ViewingId.Parse("v1"), Shop.Till))
            .After(Cast.Dispatcher, new IncidentCommand.StartViewing(ViewingId.Parse("v2"), Shop.Till))
            .After(Cast.Dispatcher, new IncidentCommand.StartViewing(ViewingId.Parse("v3"), Shop.Till, GateAction.Replay));
        Assert.Equal([(GateAction.Live, 2), (GateAction.Replay, 1)], View(story, Cast.Centre.Id)!.Watching.Select(each => (each.Action, each.Count)));
    }

    private static Story SharedBack()
    {
        var replay = CapabilitySet.Of(GateAction.Replay);
        return Story.Verified(Shop.With(Shop.Policy with { AlsoRelease = replay, Recording = true }))
            .After(Cast.Operator, Story.Forward([Cast.Room], Shop.Till))
            .After(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Till, Cast.Room.Id, replay));
    }

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

    [Fact]
    public void What_somebody_took_along_is_in_the_log_of_the_sharing_party_and_of_whoever_took_it_and_of_nobody_else()
    {
        var story = Taken(count: 1);
        Assert.Equal(["clip-given", "snapshot-taken"], TakenOf(story, Cast.Centre.Id).Select(entry => entry.Code));
        Assert.Equal([Cast.Room.Id, Cast.Room.Id], TakenOf(story, Cast.Room.Id).Select(entry => entry.By.Organisation.Id));
        Assert.All(TakenOf(story, Cast.Room.Id), entry => Assert.Equal("Kassa", entry.Text));
        Assert.Empty(TakenOf(story, Cast.OtherRoom.Id));
    }

    [Fact]
    public void A_clip_of_which_nothing_left_is_not_in_the_log() => Assert.Empty(TakenOf(
        Clips().After(Cast.Dispatcher, s_clip).After(Cast.Dispatcher, new IncidentCommand.EndViewing(s_taking, "nothing-recorded", 0, 0, Sha256: "")),
        Cast.Centre.Id));

    [Fact]
    public void However_many_are_taken_the_log_shows_the_newest() =>
        Assert.Equal(IncidentEvolution.MostTaken, TakenOf(Taken(count: IncidentEvolution.MostTaken), Cast.Centre.Id).Count());

    [Fact]
    public void That_the_log_was_exported_stands_in_the_log_of_the_sharing_party_alone()
    {
        var story = Story.Accepted(Shop.Till).After(
            Cast.Supervisor, new IncidentCommand.Export("Politie", "Vordering 12", "Art. 126nda Sv", 9, new string('a', 64)));
        Assert.Null(View(story, Cast.Centre.Id)!.Log.Single(entry => entry.Code == "exported").Text);
        Assert.DoesNotContain(View(story, Cast.Room.Id)!.Log, entry => entry.Code == "exported");
    }

    [Fact]
    public void A_release_says_from_when_on_there_is_something_to_look_back_at_and_one_of_live_pictures_does_not()
    {
        var releases = View(Clips(), Cast.Room.Id)!.Releases;
        Assert.Equal([null, Story.Start], releases.Select(each => each.PicturesFrom));
    }

    private static readonly ViewingId s_taking = ViewingId.Parse("v1");
    private static readonly IncidentCommand s_clip = new IncidentCommand.StartViewing(s_taking, Shop.Till, GateAction.Clip);

    private static Story Clips()
    {
        var more = CapabilitySet.Of(GateAction.Clip, GateAction.Snapshot);
        return Story.Verified(Shop.With(Shop.Policy with { AlsoRelease = more, Recording = true }))
            .After(Cast.Operator, Story.Forward([Cast.Room, Cast.OtherRoom]))
            .After(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Till, Cast.Room.Id))
            .After(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Till, Cast.Room.Id, more));
    }

    private static Story Taken(int count)
    {
        var story = Clips();
        for (var i = 0; i < count; i++)
        {
            story.After(Cast.Dispatcher, s_clip)
                .After(Cast.Dispatcher, new IncidentCommand.EndViewing(s_taking, IncidentEvent.ClipGiven.Whole, 25, 1_000, Sha256: new string('a', 64)))
                .After(Cast.Dispatcher, new IncidentCommand.TakeSnapshot(Shop.Till));
        }

        return story;
    }

    private static IEnumerable<LogEntryView> TakenOf(Story story, OrganisationId reader) =>
        View(story, reader)!.Log.Where(entry => entry.Code is "clip-given" or "snapshot-taken");

    private static IncidentView? View(Story story, OrganisationId reader) => story.Incident.For(reader, story.Now);

    private static IEnumerable<CameraId> Cameras(Story story, OrganisationId reader) => View(story, reader)!.Cameras.Select(each => each.Id);
}
