using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Drawings;
using LiveView.Domain.Incidents.Requests;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

/// <summary>What is drawn is seen by whoever may see what it is drawn on, and by nobody else.</summary>
public class DrawingTests
{
    private static readonly DrawingId s_first = DrawingId.Parse("d1");

    [Fact]
    public void A_drawing_is_seen_by_every_party_that_sees_the_camera_and_by_no_other()
    {
        var story = Both().After(Cast.Dispatcher, Sketch.On(Shop.Till, "Hier ligt de tas"));
        Assert.Equal("Hier ligt de tas", Assert.Single(Seen(story, Cast.Room)).Text);
        Assert.Equal(Cast.Room.Id, Assert.Single(Seen(story, Cast.Centre)).By.Organisation.Id);
        Assert.Empty(Seen(story, Cast.OtherRoom));
        Assert.DoesNotContain(story.Incident.For(Cast.OtherRoom.Id, story.Now)!.Log, line => line.Code == "drawn");
        Assert.Equal("Kassa", story.Incident.For(Cast.Room.Id, story.Now)!.Log.Single(line => line.Code == "drawn").Camera);
    }

    [Fact]
    public void With_the_release_the_drawing_goes_and_with_a_new_one_it_is_there_again()
    {
        var story = Both().After(Cast.Operator, Sketch.On(Shop.Till)).After(Cast.Operator, new IncidentCommand.Withdraw(ReleaseId.Parse("r1")));
        Assert.Empty(Seen(story, Cast.Room));
        story.After(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Till, Cast.Room.Id));
        Assert.Single(Seen(story, Cast.Room));
    }

    [Fact]
    public void A_release_to_look_back_alone_shows_no_drawing_on_the_live_picture()
    {
        var story = Story.Verified(Shop.With(Shop.Policy with { Recording = true, AlsoRelease = CapabilitySet.Of(GateAction.Replay) }))
            .After(Cast.Operator, Story.Forward([Cast.Room]))
            .After(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Till, Cast.Room.Id, CapabilitySet.Of(GateAction.Replay)))
            .After(Cast.Operator, Sketch.On(Shop.Till));
        Assert.Empty(Seen(story, Cast.Room));
    }

    [Fact]
    public void Who_may_not_see_something_draws_nothing_on_it()
    {
        var story = Both();
        story.Try(Cast.OtherDispatcher, Sketch.On(Shop.Till)).Refuses(DenyCode.Of(DenyReason.NotReleased));
        story.Try(Cast.Dispatcher, Sketch.On(Photos.GroundFloor.Id)).Refuses(DenyCode.Of(DenyReason.NotReleased));
        story.Try(Cast.PrivacyOfficer, Sketch.On(Shop.Till)).Refuses("role-missing");
    }

    [Fact]
    public void A_plan_is_drawn_on_once_it_is_released()
    {
        var story = Both().After(Cast.Operator, new IncidentCommand.ReleaseMaterial(Photos.GroundFloor.Id, Cast.Room.Id))
            .After(Cast.Dispatcher, Sketch.On(Photos.GroundFloor.Id, "Achterom"));
        Assert.Equal(Photos.GroundFloor.Id, Assert.Single(Seen(story, Cast.Room)).Material);
        Assert.Empty(Seen(story, Cast.OtherRoom));
        Assert.Equal(Photos.GroundFloor.Title, story.Incident.For(Cast.Room.Id, story.Now)!.Log.Single(line => line.Code == "drawn").Camera);
    }

    [Fact]
    public void Its_author_and_the_centre_remove_it_and_another_room_does_not()
    {
        var story = Both().After(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Till, Cast.OtherRoom.Id)).After(Cast.Dispatcher, Sketch.On(Shop.Till));
        story.Try(Cast.OtherDispatcher, new IncidentCommand.RemoveDrawing(s_first)).Refuses("not-yours");
        Assert.Null(story.Try(Cast.Operator, new IncidentCommand.RemoveDrawing(s_first)).Refusal);
        story.After(Cast.Dispatcher, new IncidentCommand.RemoveDrawing(s_first));
        Assert.Empty(Seen(story, Cast.Centre));
        Assert.Equal(["drawn", "drawing-removed"], story.Incident.Log.TakeLast(2).Select(line => line.Code));
    }

    [Fact]
    public void Of_a_drawing_that_one_does_not_see_one_does_not_learn_that_it_exists() =>
        Both().After(Cast.Dispatcher, Sketch.On(Shop.Till)).Try(Cast.OtherDispatcher, new IncidentCommand.RemoveDrawing(s_first)).Refuses("no-such-drawing");

    [Fact]
    public void When_the_camera_was_turned_what_was_drawn_on_its_picture_goes()
    {
        var story = Both(Asking.Policy).After(Cast.Dispatcher, Sketch.On(Shop.Till)).After(Cast.Dispatcher, Asking.To(ControlWishKind.TurnLeft, Shop.Till))
            .After(Cast.Operator, new IncidentCommand.AcceptControl(ControlRequestId.Parse("q1")));
        Assert.Single(Seen(story, Cast.Room));
        story.After(Cast.Operator, new IncidentCommand.CompleteControl(ControlRequestId.Parse("q1")));
        Assert.Empty(Seen(story, Cast.Room));
    }

    [Fact]
    public void One_picture_carries_twenty_drawings()
    {
        var story = Both();
        for (var drawn = 0; drawn < DrawingRules.MostOnOne; drawn++)
        {
            story.After(Cast.Dispatcher, Sketch.On(Shop.Till));
        }

        story.Try(Cast.Operator, Sketch.On(Shop.Till)).Refuses("too-many-drawings");
        Assert.Null(story.Try(Cast.Operator, Sketch.On(Shop.Vault)).Refusal);
    }

    [Fact]
    public void Its_words_are_erased_as_notes_are()
    {
        var story = Both().After(Cast.Dispatcher, Sketch.On(Shop.Till, "Jan de bakker"));
        story.After(Cast.PrivacyOfficer, new IncidentCommand.EraseTexts([story.Incident.Seq], "Verzoek van betrokkene"));
        Assert.Equal(ErasedText.Mark, Assert.Single(Seen(story, Cast.Room)).Text);
        Assert.Equal(ErasedText.Mark, story.Incident.Log.Single(line => line.Code == "drawn").Text);
    }

    public static TheoryData<DrawnMark, string> WrongMarks => new()
    {
        { new DrawnMark(DrawingShape.Arrow, new PicturePoint(0, 0), new PicturePoint(1, 1)), "no-picture-named" },
        { new DrawnMark(DrawingShape.Arrow, new PicturePoint(0, 0), new PicturePoint(1, 1), Shop.Till, Photos.GroundFloor.Id), "no-picture-named" },
        { new DrawnMark(DrawingShape.Arrow, new PicturePoint(-0.1, 0), new PicturePoint(1, 1), Shop.Till), "bad-place" },
        { new DrawnMark(DrawingShape.Rectangle, new PicturePoint(0.5, 0), new PicturePoint(0.5, 1), Shop.Till), "bad-place" },
        { new DrawnMark(DrawingShape.Text, new PicturePoint(0.5, 0), new PicturePoint(0.5, 0), Shop.Till), "no-text" },
        { new DrawnMark(DrawingShape.Text, new PicturePoint(0.5, 0), new PicturePoint(0.5, 0), Shop.Till, null, new string('x', 81)), "text-too-long" },
    };

    [Theory, MemberData(nameof(WrongMarks))]
    public void A_mark_lies_on_one_picture_and_says_what_it_must(DrawnMark mark, string code) =>
        Both().Try(Cast.Dispatcher, new IncidentCommand.Draw(mark)).Refuses(code);

    /// <summary>Both rooms were told; the first one has the till.</summary>
    private static Story Both(Domain.Connections.SourcePolicy? policy = null) => Asking.Forwarded(policy).After(Cast.Operator, Story.Forward([Cast.OtherRoom]));

    private static IReadOnlyList<DrawingView> Seen(Story story, Organisation reader) => story.Incident.For(reader.Id, story.Now)!.Drawings;
}
