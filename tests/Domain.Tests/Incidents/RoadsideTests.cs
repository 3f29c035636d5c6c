using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Requests;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Parties;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

/// <summary>Cameras that a followed object comes past: what is released opens, the rest is asked for.</summary>
public class RoadsideTests
{
    private static readonly IncidentCommand.AskCameras s_ask = new(Loot.Bag.Id, [Shop.Street.Id, Shop.Till]);

    [Fact]
    public void Only_cameras_that_look_outside_count_and_each_says_whether_the_reader_has_it()
    {
        var story = Led();
        var camera = Assert.Single(RoadsideRules.For(story.Incident, Cast.Room.Id, story.Now));
        Assert.Equal((Shop.Street.Id, Shop.Street.Position, false), (camera.Camera, camera.Position, camera.IsReleased));
        Release(story);
        Assert.True(Assert.Single(RoadsideRules.For(story.Incident, Cast.Room.Id, story.Now)).IsReleased);
        Assert.False(Assert.Single(RoadsideRules.For(story.Incident, Cast.OtherRoom.Id, story.Now)).IsReleased);
        Assert.True(Assert.Single(RoadsideRules.For(story.Incident, Cast.Centre.Id, story.Now)).IsReleased);
    }

    [Fact]
    public void An_ask_gives_nothing_stands_at_the_sharing_partys_desk_and_is_done_when_it_releases()
    {
        var story = Led().After(Cast.Dispatcher, s_ask);
        Assert.DoesNotContain(story.Incident.For(Cast.Room.Id, story.Now)!.Cameras, camera => camera.Id == Shop.Street.Id);
        Assert.Equal((Shop.Street.Id, Cast.Room.Id, ControlRequestState.Asked), Of(Request(story, Cast.Centre)));
        Assert.Null(Request(story, Cast.Room).Camera);
        Release(story);
        Assert.Equal((Shop.Street.Id, Cast.Room.Id, ControlRequestState.Done), Of(Request(story, Cast.Centre)));
        Assert.Equal(Shop.Street.Id, Request(story, Cast.Room).Camera);
    }

    [Fact]
    public void The_sharing_party_refuses_a_camera_ahead_with_a_reason()
    {
        var story = Led().After(Cast.Dispatcher, s_ask);
        story.After(Cast.Operator, new IncidentCommand.RefuseControl(Request(story, Cast.Centre).Id, "Die camera is stuk"));
        Assert.Equal((ControlRequestState.Refused, "Die camera is stuk"), (Request(story, Cast.Room).State, Request(story, Cast.Room).Reason));
    }

    [Fact]
    public void The_same_is_asked_once_in_two_minutes()
    {
        var story = Led().After(Cast.Dispatcher, s_ask);
        Assert.Empty(story.Try(Cast.Dispatcher, s_ask).Events);
        Assert.Single(story.LaterMinutes(2).Try(Cast.Dispatcher, s_ask).Events);
    }

    [Fact]
    public void Nothing_is_asked_by_whoever_may_not_follow_or_of_cameras_that_are_there_already()
    {
        var story = Led().After(Cast.Operator, Story.Forward([Cast.OtherRoom]));
        Refused("no-such-object", story, Cast.OtherDispatcher);
        Refused("not-yours", story, Cast.Operator);
        Release(story);
        Refused("no-camera-ahead", story, Cast.Dispatcher);
    }

    private static Story Led() => Story.Raised(Photos.Site(Loot.Policy)).After(Cast.Operator, Story.Verification())
        .After(Cast.Operator, Story.Forward([Cast.Room])).After(Cast.Operator, Loot.Adding).After(Cast.Operator, Loot.Releasing())
        .After(Cast.Dispatcher, Loot.Follow);

    private static void Release(Story story) => story.After(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Street.Id, Cast.Room.Id));

    private static ControlRequestView Request(Story story, Organisation reader) => Assert.Single(story.Incident.For(reader.Id, story.Now)!.Requests);

    private static (CameraId?, OrganisationId, ControlRequestState) Of(ControlRequestView request) => (request.Camera, request.By.Organisation.Id, request.State);

    private static void Refused(string code, Story story, Actor by) => Assert.Equal(code, story.Try(by, s_ask).Refusal?.Code);
}
