using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

public class ForwardTests
{
    [Fact]
    public void One_act_tells_several_rooms_and_releases_every_camera_to_each()
    {
        var incident = Story.Verified().After(Cast.Operator, Story.Forward([Cast.Room, Cast.OtherRoom], Shop.Till, Shop.Vault)).Incident;
        Assert.Equal([Cast.Room.Id, Cast.OtherRoom.Id], incident.Notifications.Select(each => each.Room.Id));
        Assert.Equal(
            [(Shop.Till, Cast.Room.Id), (Shop.Vault, Cast.Room.Id), (Shop.Till, Cast.OtherRoom.Id), (Shop.Vault, Cast.OtherRoom.Id)],
            incident.Releases.Select(each => (each.Camera, each.To)));
    }

    [Fact]
    public void Releases_of_one_act_have_numbers_of_their_own() => Assert.Equal(
        ["r1", "r2", "r3", "r4"],
        Story.Verified().After(Cast.Operator, Story.Forward([Cast.Room, Cast.OtherRoom], Shop.Till, Shop.Vault))
            .Incident.Releases.Select(each => each.Id.Value));

    [Fact]
    public void A_number_is_never_given_twice() => Assert.Equal(
        ["r1", "r2"],
        Story.Forwarded(Shop.Till)
            .After(Cast.Operator, new IncidentCommand.Withdraw(ReleaseId.Parse("r1")))
            .After(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Till, Cast.Room.Id))
            .Incident.Releases.Select(each => each.Id.Value));

    [Fact]
    public void A_room_may_be_told_without_pictures() => Assert.Empty(Story.Forwarded().Incident.Releases);

    [Fact]
    public void Rooms_and_cameras_named_twice_count_once()
    {
        var incident = Story.Verified().After(Cast.Operator, Story.Forward([Cast.Room, Cast.Room], Shop.Till, Shop.Till)).Incident;
        Assert.Single(incident.Notifications);
        Assert.Single(incident.Releases);
    }

    [Fact]
    public void Forwarding_to_the_right_room_corrects_forwarding_to_the_wrong_one_and_keeps_both()
    {
        var story = Story.Accepted(Shop.Till).After(Cast.Operator, Story.Forward([Cast.OtherRoom], Shop.Till));
        Assert.Equal([Cast.Room.Id, Cast.OtherRoom.Id], story.Incident.Notifications.Select(each => each.Room.Id));
        Assert.Equal(IncidentStatus.Accepted, story.Incident.Status);
        Assert.Equal(NotificationReasonCode.OperatorChoice, story.Incident.NotificationTo(Cast.OtherRoom.Id)!.Reason.Code);
    }

    [Fact]
    public void Without_a_judgement_nothing_is_forwarded() =>
        Story.Acknowledged().Try(Cast.Operator, Story.Forward([Cast.Room], Shop.Till)).Refuses("not-verified");

    [Fact]
    public void At_least_one_room_must_be_chosen() =>
        Story.Verified().Try(Cast.Operator, Story.Forward([], Shop.Till)).Refuses("no-room");

    [Fact]
    public void A_party_that_only_shares_or_oversees_is_never_told() => Assert.All(
        Enum.GetValues<OrganisationKind>().Where(kind => !kind.Receives()),
        kind => Story.Verified().Try(Cast.Operator, Story.Forward([Cast.Room with { Kind = kind }])).Refuses("room-cannot-receive"));

    [Fact]
    public void One_bad_camera_refuses_the_whole_act() =>
        Story.Verified().Try(Cast.Operator, Story.Forward([Cast.Room], Shop.Till, Shop.Elsewhere)).Refuses("camera-not-on-site");

    [Fact]
    public void Where_the_policy_forbids_live_pictures_a_room_can_still_be_told()
    {
        var story = Story.Verified(Shop.With(Shop.Policy with { LiveRelease = false }));
        story.Try(Cast.Operator, Story.Forward([Cast.Room], Shop.Till)).Refuses("policy-forbids-live");
        Assert.Null(story.Try(Cast.Operator, Story.Forward([Cast.Room])).Refusal);
    }

    [Fact]
    public void Outside_the_hours_of_the_policy_nothing_is_released() =>
        Story.Verified(Shop.With(Shop.Policy with { ReleaseHours = new HoursOfDay(new TimeOnly(20, 0), new TimeOnly(6, 0)) }))
            .Try(Cast.Operator, Story.Forward([Cast.Room], Shop.Till)).Refuses("outside-release-hours");
}
