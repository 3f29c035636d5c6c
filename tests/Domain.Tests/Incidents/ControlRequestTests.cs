using LiveView.Domain.Connections;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Requests;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

/// <summary>A room asks, the sharing party answers and operates its camera itself.</summary>
public class ControlRequestTests
{
    private static readonly ControlRequestId s_first = ControlRequestId.Parse("q1");
    private static readonly IncidentCommand.AskControl s_left = Asking.To(ControlWishKind.TurnLeft, Shop.Till);

    [Fact]
    public void What_is_asked_is_accepted_and_done_with_a_time_on_both_sides()
    {
        var story = Asking.Forwarded().After(Cast.Dispatcher, s_left);
        Assert.Equal(ControlRequestState.Asked, Seen(story, Cast.Room).State);
        story.Later(TimeSpan.FromSeconds(10)).After(Cast.Operator, new IncidentCommand.AcceptControl(s_first));
        story.Later(TimeSpan.FromSeconds(20)).After(Cast.Operator, new IncidentCommand.CompleteControl(s_first));
        Assert.All([Cast.Centre, Cast.Room], reader =>
        {
            var seen = Seen(story, reader);
            Assert.Equal((ControlRequestState.Done, Cast.Centre.Id), (seen.State, seen.AnsweredBy!.Organisation.Id));
            Assert.Equal((Story.Start, Story.Start.AddSeconds(10), Story.Start.AddSeconds(30)), (seen.At, seen.AcceptedAt!.Value, seen.EndedAt!.Value));
        });
    }

    [Fact]
    public void A_refusal_has_a_reason_which_the_asker_reads()
    {
        var story = Asking.Forwarded().After(Cast.Dispatcher, s_left);
        story.Try(Cast.Operator, new IncidentCommand.RefuseControl(s_first, " ")).Refuses("no-text");
        story.After(Cast.Operator, new IncidentCommand.RefuseControl(s_first, "Deze camera draait niet"));
        Assert.Equal((ControlRequestState.Refused, "Deze camera draait niet"), (Seen(story, Cast.Room).State, Seen(story, Cast.Room).Reason));
    }

    [Theory, InlineData(0, 120), InlineData(300, 300)]
    public void Without_an_answer_it_expires_when_the_policy_says(int seconds, int after)
    {
        var story = Asking.Forwarded(Asking.Policy with { RequestSeconds = seconds }).After(Cast.Dispatcher, s_left);
        Assert.Empty(story.Later(TimeSpan.FromSeconds(after - 1)).Try(Cast.Machine, new IncidentCommand.EndExpired()).Events);
        story.Later(TimeSpan.FromSeconds(1)).After(Cast.Machine, new IncidentCommand.EndExpired());
        Assert.Equal(ControlRequestState.Expired, Seen(story, Cast.Room).State);
        story.Try(Cast.Operator, new IncidentCommand.AcceptControl(s_first)).Refuses("request-over");
    }

    [Fact]
    public void Accepting_gives_its_time_anew()
    {
        var story = Asking.Forwarded().After(Cast.Dispatcher, s_left).LaterMinutes(1.5)
            .After(Cast.Operator, new IncidentCommand.AcceptControl(s_first)).LaterMinutes(1.5);
        Assert.Null(story.Try(Cast.Operator, new IncidentCommand.CompleteControl(s_first)).Refusal);
    }

    [Fact]
    public void Only_the_room_that_asked_takes_it_back()
    {
        var story = Asking.Forwarded().After(Cast.Operator, Story.Forward([Cast.OtherRoom])).After(Cast.Dispatcher, s_left);
        story.Try(Cast.OtherDispatcher, new IncidentCommand.WithdrawControl(s_first)).Refuses("no-such-request");
        story.After(Cast.Dispatcher, new IncidentCommand.WithdrawControl(s_first));
        Assert.Equal(ControlRequestState.Withdrawn, Seen(story, Cast.Centre).State);
    }

    [Fact]
    public void Another_room_sees_neither_the_request_nor_a_line_about_it()
    {
        var story = Asking.Forwarded().After(Cast.Operator, Story.Forward([Cast.OtherRoom])).After(Cast.Dispatcher, s_left)
            .After(Cast.Operator, new IncidentCommand.AcceptControl(s_first));
        var seen = story.Incident.For(Cast.OtherRoom.Id, story.Now)!;
        Assert.Empty(seen.Requests);
        Assert.DoesNotContain(seen.Log, line => line.Wish is not null);
        Assert.Equal(["control-asked", "control-accepted"], story.Incident.For(Cast.Room.Id, story.Now)!.Log.Where(line => line.Wish is not null).Select(line => line.Code));
    }

    [Fact]
    public void Asking_gives_nothing_and_needs_the_gate()
    {
        var story = Asking.Forwarded();
        story.Try(Cast.Dispatcher, Asking.To(ControlWishKind.ZoomIn, Shop.Vault)).Refuses(DenyCode.Of(DenyReason.NotReleased));
        story.Try(Cast.Person(Cast.Room, PersonRole.FieldOfficer), s_left).Refuses("role-missing");
        story.Try(Cast.Operator, s_left).Refuses("not-yours");
        var rights = story.Incident.RightsEpoch;
        story.After(Cast.Dispatcher, s_left).After(Cast.Dispatcher, Asking.For(Viewpoint.Vault)).After(Cast.Dispatcher, Asking.ForPlan());
        Assert.Equal(rights, story.Incident.RightsEpoch);
    }

    [Fact]
    public void Where_the_policy_does_not_say_that_cameras_may_be_asked_for_nobody_asks_to_turn_one() =>
        Asking.Forwarded(Shop.Policy).Try(Cast.Dispatcher, s_left).Refuses(DenyCode.Of(DenyReason.PolicyForbids));

    [Fact]
    public void A_camera_that_sees_what_was_asked_for_and_is_released_is_the_answer()
    {
        var story = Asking.Forwarded().After(Cast.Dispatcher, Asking.For(Viewpoint.Vault));
        story.After(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Entrance, Cast.Room.Id));
        Assert.Equal(ControlRequestState.Asked, Seen(story, Cast.Room).State);
        story.After(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Vault, Cast.Room.Id));
        Assert.Equal(ControlRequestState.Done, Seen(story, Cast.Room).State);
    }

    [Fact]
    public void A_floor_plan_that_is_released_is_the_answer_and_with_two_persons_only_once_it_is_confirmed()
    {
        var story = Asking.Forwarded(Asking.Policy with { SecondPerson = true }).After(Cast.Dispatcher, Asking.ForPlan())
            .After(Cast.Operator, new IncidentCommand.ReleaseMaterial(Photos.GroundFloor.Id, Cast.Room.Id));
        Assert.Equal(ControlRequestState.Asked, Seen(story, Cast.Room).State);
        story.After(Cast.Supervisor, new IncidentCommand.ConfirmRelease(ReleaseId.Parse("r2")));
        Assert.Equal(ControlRequestState.Done, Seen(story, Cast.Room).State);
    }

    [Fact]
    public void The_same_wish_stands_once_and_a_room_has_eight_open_at_most()
    {
        var story = Asking.Forwarded().After(Cast.Dispatcher, s_left);
        Assert.Empty(story.Try(Cast.Dispatcher, s_left).Events);
        for (var more = 1; more < ControlRules.MostOpen; more++)
        {
            story.After(Cast.Dispatcher, Asking.To(ControlWishKind.Preset, Shop.Till, $"Stand {more}"));
        }

        story.Try(Cast.Dispatcher, Asking.ForPlan()).Refuses("too-many-requests");
        story.After(Cast.Operator, new IncidentCommand.CompleteControl(s_first)).After(Cast.Dispatcher, Asking.ForPlan());
    }

    [Fact]
    public void A_room_that_leaves_and_a_close_end_what_is_open()
    {
        Assert.Equal(
            ControlRequestState.Expired, Seen(Asking.Forwarded().After(Cast.Dispatcher, s_left).After(Cast.Dispatcher, new IncidentCommand.Leave()), Cast.Centre).State);
        Assert.Equal(
            ControlRequestState.Expired, Seen(Asking.Forwarded().After(Cast.Dispatcher, s_left).After(Cast.Operator, new IncidentCommand.Close(null)), Cast.Room).State);
    }

    [Fact]
    public void Words_and_reason_are_erased_as_notes_are()
    {
        var story = Asking.Forwarded().After(Cast.Dispatcher, Asking.To(ControlWishKind.Preset, Shop.Till, "De man met de baard"))
            .After(Cast.Operator, new IncidentCommand.RefuseControl(s_first, "Dat is Jan de bakker"));
        var lines = story.Incident.Log.Where(line => line.Wish is not null).Select(line => line.Seq).ToArray();
        story.After(Cast.PrivacyOfficer, new IncidentCommand.EraseTexts(lines, "Verzoek van betrokkene"));
        Assert.Equal((ErasedText.Mark, ErasedText.Mark), (Seen(story, Cast.Room).Text, Seen(story, Cast.Room).Reason));
        Assert.All(story.Incident.Log.Where(line => line.Wish is not null), line => Assert.Equal(ErasedText.Mark, line.Text));
    }

    [Theory]
    [InlineData(-0.1, 0, 0.5, 0.5), InlineData(0, 0, 1.1, 0.5), InlineData(0.8, 0, 0.3, 0.5), InlineData(0, 0, 0.5, 0), InlineData(double.NaN, 0, 0.5, 0.5)]
    public void A_rectangle_lies_on_the_picture(double left, double top, double width, double height) => Asking.Forwarded()
        .Try(Cast.Dispatcher, new IncidentCommand.AskControl(new ControlWish(ControlWishKind.Aim, Shop.Till, new PictureArea(left, top, width, height))))
        .Refuses("bad-area");

    public static TheoryData<ControlWish, string> WishesThatSayTooLittleOrTooMuch => new()
    {
        { new ControlWish(ControlWishKind.TurnLeft), "no-camera" },
        { new ControlWish(ControlWishKind.OtherCamera, Shop.Vault), "camera-not-asked" },
        { new ControlWish(ControlWishKind.OtherCamera), "no-text" },
        { new ControlWish(ControlWishKind.Preset, Shop.Till), "no-text" },
        { new ControlWish(ControlWishKind.Preset, Shop.Till, Text: new string('x', 501)), "text-too-long" },
        { new ControlWish(ControlWishKind.ZoomIn, Shop.Till, Asking.Corner), "bad-area" },
        { new ControlWish(ControlWishKind.Aim, Shop.Till), "bad-area" },
        { new ControlWish(ControlWishKind.FloorPlan, Viewpoint: Viewpoint.Till), "bad-wish" },
    };

    [Theory, MemberData(nameof(WishesThatSayTooLittleOrTooMuch))]
    public void A_wish_says_what_it_must_and_no_more(ControlWish wish, string code) =>
        Asking.Forwarded().Try(Cast.Dispatcher, new IncidentCommand.AskControl(wish)).Refuses(code);

    private static ControlRequestView Seen(Story story, Organisation reader) => Assert.Single(story.Incident.For(reader.Id, story.Now)!.Requests);
}
