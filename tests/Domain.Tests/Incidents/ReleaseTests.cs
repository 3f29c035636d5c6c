using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

public class ReleaseTests
{
    private static readonly ReleaseId First = ReleaseId.Parse("r1");

    [Fact]
    public void A_release_names_its_parties_its_ground_and_its_end() => Assert.Equal(
        new ImageRelease(
            First, Shop.Till, Cast.Centre.Id, Cast.Room.Id, Shop.Policy.LegalBasis, Story.Start, Story.Start.AddMinutes(30),
            Capabilities: CapabilitySet.LiveOnly, Purpose: IncidentKind.Alarm),
        Assert.Single(Story.Forwarded(Shop.Till).Incident.Releases));

    [Fact]
    public void A_withdrawn_release_stops_that_camera_for_that_room_only()
    {
        var story = Story.Verified().After(Cast.Operator, Story.Forward([Cast.Room, Cast.OtherRoom], Shop.Till, Shop.Vault));
        story.LaterMinutes(1).After(Cast.Operator, new IncidentCommand.Withdraw(First));
        Assert.Equal(["r2", "r3", "r4"], story.Incident.Releases.Where(each => each.RunsAt(story.Now)).Select(each => each.Id.Value));
        Assert.Equal(story.Now, story.Incident.Releases[0].EndedAt);
    }

    [Fact]
    public void A_release_ends_by_itself_at_its_end_time_even_before_anybody_says_so()
    {
        var release = Story.Forwarded(Shop.Till).Incident.Releases[0];
        Assert.True(release.RunsAt(release.Until.AddTicks(-1)));
        Assert.False(release.RunsAt(release.Until));
    }

    [Fact]
    public void What_has_run_out_is_ended_once()
    {
        var story = Story.Forwarded(Shop.Till, Shop.Vault).LaterMinutes(30);
        Assert.Equal("release-expired+release-expired", story.Do(Cast.Machine, new IncidentCommand.EndExpired()).Summary());
        story.Do(Cast.Machine, new IncidentCommand.EndExpired()).ChangesNothing();
    }

    [Fact]
    public void What_still_runs_is_not_ended() =>
        Story.Forwarded(Shop.Till).LaterMinutes(29.99).Try(Cast.Machine, new IncidentCommand.EndExpired()).ChangesNothing();

    [Fact]
    public void A_camera_can_be_released_again_when_its_release_has_run_out() => Assert.Equal(
        "image-released",
        Story.Forwarded(Shop.Till).LaterMinutes(30).Try(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Till, Cast.Room.Id)).Summary());

    [Fact]
    public void A_camera_of_another_site_is_never_released() =>
        Story.Forwarded().Try(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Elsewhere, Cast.Room.Id)).Refuses("camera-not-on-site");

    [Fact]
    public void A_release_to_a_room_that_was_not_told_is_refused() =>
        Story.Forwarded().Try(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Till, Cast.OtherRoom.Id)).Refuses("not-notified");

    [Fact]
    public void The_sharing_party_releases_nothing_to_itself() =>
        Story.Forwarded().Try(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Till, Cast.Centre.Id)).Refuses("not-notified");

    [Fact]
    public void A_release_never_outlasts_the_hours_of_the_policy()
    {
        var hours = new HoursOfDay(new TimeOnly(8, 0), new TimeOnly(13, 10));
        var story = Story.Verified(Shop.With(Shop.Policy with { ReleaseHours = hours }));
        story.After(Cast.Operator, Story.Forward([Cast.Room], Shop.Till));
        Assert.Equal(new DateTimeOffset(2026, 3, 10, 12, 10, 0, TimeSpan.Zero), story.Incident.Releases[0].Until);
    }

    [Fact]
    public void Closing_ends_every_release_at_once()
    {
        var story = Story.Accepted(Shop.Till, Shop.Vault).LaterMinutes(3).After(Cast.Operator, new IncidentCommand.Close(null));
        Assert.All(story.Incident.Releases, release => Assert.Equal(story.Now, release.EndedAt));
        Assert.DoesNotContain(story.Incident.Rights().Releases, release => release.RunsAt(story.Now));
    }

    [Fact]
    public void Closing_leaves_the_end_of_a_release_that_ended_before()
    {
        var story = Story.Accepted(Shop.Till).LaterMinutes(1).After(Cast.Operator, new IncidentCommand.Withdraw(First));
        var ended = story.Now;
        story.LaterMinutes(1).After(Cast.Operator, new IncidentCommand.Close(null));
        Assert.Equal(ended, story.Incident.Releases[0].EndedAt);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void The_sharing_party_and_a_room_that_accepted_may_each_close(bool byRoom)
    {
        var story = Story.Accepted(Shop.Till).After(byRoom ? Cast.Dispatcher : Cast.Operator, new IncidentCommand.Close("Klaar"));
        Assert.Equal(IncidentStatus.Closed, story.Incident.Status);
    }

    [Fact]
    public void A_room_that_was_told_but_did_not_accept_does_not_close_what_another_accepted() =>
        Story.Accepted(Shop.Till).After(Cast.Operator, Story.Forward([Cast.OtherRoom]))
            .Try(Cast.OtherDispatcher, new IncidentCommand.Close(null)).Refuses("not-accepted");

    [Fact]
    public void The_centre_may_close_before_any_room_accepted() =>
        Assert.False(Story.Forwarded(Shop.Till).After(Cast.Operator, new IncidentCommand.Close(null)).Incident.IsOpen);

    [Fact]
    public void Every_change_of_rights_raises_the_epoch()
    {
        var story = Story.Verified();
        var epochs = new List<long> { story.Incident.RightsEpoch };
        void Then(Actor by, IncidentCommand command) => epochs.Add(story.After(by, command).Incident.RightsEpoch);

        Then(Cast.Operator, Story.Forward([Cast.Room], Shop.Till));
        Then(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Vault, Cast.Room.Id));
        Then(Cast.Operator, new IncidentCommand.Withdraw(First));
        story.LaterMinutes(31);
        Then(Cast.Machine, new IncidentCommand.EndExpired());
        Then(Cast.Operator, new IncidentCommand.Close(null));
        Assert.Equal(epochs.Distinct().Order(), epochs);
    }
}
