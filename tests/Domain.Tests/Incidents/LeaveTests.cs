using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Incidents.Views;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

/// <summary>A receiving party has done its part and leaves.</summary>
public class LeaveTests
{
    private static readonly IncidentCommand s_leave = new IncidentCommand.Leave();

    [Fact]
    public void Its_releases_end_and_those_of_others_go_on()
    {
        var story = Story.Verified().After(Cast.Operator, Story.Forward([Cast.Room, Cast.OtherRoom], Shop.Till)).After(Cast.Dispatcher, s_leave);
        Assert.Equal([Cast.OtherRoom.Id], story.Incident.Releases.Where(each => each.RunsAt(story.Now)).Select(each => each.To));
        Assert.Equal([Cast.OtherRoom.Id], story.Incident.Rights().Parties);
    }

    [Fact]
    public void The_gate_says_that_it_takes_no_part() => Assert.Equal(
        new GateDecision.Deny(DenyReason.NotTakingPart),
        PictureGate.Decide(Cast.Dispatcher, GateAction.Live, new GateResource.Camera(Shop.Till), Gone().Incident.Rights(), Story.Start));

    [Fact]
    public void It_is_a_change_of_rights() =>
        Assert.True(Gone().Incident.RightsEpoch > Story.Accepted(Shop.Till).Incident.RightsEpoch);

    [Fact]
    public void Nothing_is_released_to_it_until_it_is_told_again()
    {
        var release = new IncidentCommand.ReleaseCamera(Shop.Till, Cast.Room.Id);
        var story = Gone();
        story.Try(Cast.Operator, release).Refuses("not-notified");
        story.After(Cast.Operator, Story.Forward([Cast.Room])).After(Cast.Operator, release);
        Assert.Null(story.Incident.NotificationTo(Cast.Room.Id)!.LeftAt);
    }

    [Fact]
    public void It_does_nothing_any_more() => Assert.All(
        new[] { Act.Seen, Act.Accept, Act.Note, Act.Close, Act.StartViewing },
        act => Gone().Try(Cast.Dispatcher, act.Command()).Refuses("has-left"));

    [Fact]
    public void It_leaves_once() => Gone().Try(Cast.Dispatcher, s_leave).ChangesNothing();

    [Fact]
    public void It_reads_up_to_its_leaving_and_again_from_when_it_is_told_again()
    {
        var story = Gone().After(Cast.Operator, new IncidentCommand.WriteNote("tussendoor"));
        Assert.Equal("left", View(story).Log[^1].Code);
        Assert.Equal((story.Now, 0), (View(story).ClosedAt, View(story).May.Count));
        story.After(Cast.Operator, Story.Forward([Cast.Room])).After(Cast.Operator, new IncidentCommand.WriteNote("daarna"));
        Assert.Null(View(story).ClosedAt);
        Assert.DoesNotContain(View(story).Log, entry => entry.Text == "tussendoor");
        Assert.Contains(View(story).Log, entry => entry.Text == "daarna");
    }

    [Fact]
    public void What_happens_after_its_leaving_changes_nothing_that_it_sees()
    {
        var story = Story.Verified().After(Cast.Operator, Story.Forward([Cast.Room, Cast.OtherRoom], Shop.Till)).After(Cast.Dispatcher, s_leave);
        var left = ViewText.Of(story, Cast.Room.Id);
        story.LaterMinutes(1).After(Cast.OtherDispatcher, new IncidentCommand.Accept()).After(Cast.Operator, Story.Verification(Verdict.Unnecessary))
            .After(Cast.Operator, new IncidentCommand.Close("klaar"));

        Assert.Equal(left, ViewText.Of(story, Cast.Room.Id));
    }

    [Fact]
    public void It_sees_of_the_rooms_only_itself_and_an_incident_that_is_over()
    {
        var view = View(Story.Verified().After(Cast.Operator, Story.Forward([Cast.Room, Cast.OtherRoom], Shop.Till)).After(Cast.Dispatcher, s_leave));

        Assert.Equal([Cast.Room.Id], view.Notifications.Select(each => each.Room.Id));
        Assert.Equal((IncidentStatus.Closed, view.Log[^1].Seq), (view.Status, view.Seq));
    }

    [Fact]
    public void Nothing_of_it_survives_a_close()
    {
        var rights = Story.Closed(Shop.Till).Incident.Rights();
        Assert.Empty(rights.Parties);
        Assert.DoesNotContain(rights.Releases, each => each.EndedAt is null);
    }

    private static Story Gone() => Story.Accepted(Shop.Till).After(Cast.Dispatcher, s_leave);

    private static IncidentView View(Story story) => story.Incident.For(Cast.Room.Id, story.Now)!;
}
