using LiveView.Domain.Evidence;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

/// <summary>An alarm may be set aside for a while, and is never forgotten.</summary>
public class ShelvingTests
{
    private static readonly IncidentCommand.Shelve s_shelve = new(15, "Sleutelhouder belt terug");

    [Fact]
    public void It_says_who_set_it_aside_why_and_until_when_and_is_taken_up_by_that()
    {
        var story = Story.Raised().After(Cast.Operator, s_shelve);
        Assert.Equal(IncidentStatus.UnderVerification, story.Incident.Status);
        var shelf = story.Incident.For(Cast.Centre.Id, story.Now)!.Shelf!;
        Assert.Equal(("operator", Story.Start.AddMinutes(15), "Sleutelhouder belt terug"), (shelf.By.Role, shelf.Until, shelf.Reason));
    }

    [Fact]
    public void It_comes_back_by_itself_when_its_time_is_over_and_not_before()
    {
        var story = Story.Raised().After(Cast.Operator, s_shelve).LaterMinutes(14.9).After(Cast.Machine, new IncidentCommand.EndExpired());
        Assert.NotNull(story.Incident.Shelf);
        story.LaterMinutes(0.1).After(Cast.Machine, new IncidentCommand.EndExpired());
        Assert.Null(story.Incident.Shelf);
        Assert.Equal("shelf-over", story.Incident.Log[^1].Code);
    }

    [Fact]
    public void One_more_alarm_brings_it_back_at_once() => Assert.Equal(
        "shelf-woken", Story.Raised().After(Cast.Operator, s_shelve).After(Cast.Machine, Act.AttachAlarm.Command()).Incident.Log[^1].Code);

    [Fact]
    public void That_it_is_back_is_the_last_word_also_when_the_alarm_brings_its_object() => Assert.Equal(
        ["alarm-attached", "object-added", "shelf-woken"],
        Story.Raised().After(Cast.Operator, s_shelve)
            .After(Cast.Machine, new IncidentCommand.Raise(Story.Id, Shop.Alarm("a2"), Shop.Site, Loot.Bag)).Incident.Log.TakeLast(3).Select(entry => entry.Code));

    [Fact]
    public void The_end_of_an_alarm_does_not() => Assert.NotNull(Story.Raised().After(Cast.Operator, s_shelve)
        .After(Cast.Machine, new IncidentCommand.Raise(Story.Id, Shop.Alarm("a2", AlarmKind.HoldUp, isRestore: true), Shop.Site)).Incident.Shelf);

    [Fact]
    public void Who_set_it_aside_takes_it_back()
    {
        var story = Story.Raised().After(Cast.Operator, s_shelve).After(Cast.Supervisor, new IncidentCommand.TakeBack());
        Assert.Null(story.Incident.Shelf);
        Assert.Equal("taken-back", story.Incident.Log[^1].Code);
        Assert.Empty(story.Try(Cast.Supervisor, new IncidentCommand.TakeBack()).Events);
    }

    [Theory, InlineData(0), InlineData(-1), InlineData(481), InlineData(int.MaxValue)]
    public void It_is_set_aside_for_a_shift_at_most(int minutes) =>
        Story.Raised().Try(Cast.Operator, s_shelve with { Minutes = minutes }).Refuses("bad-minutes");

    [Fact]
    public void It_is_not_set_aside_without_a_reason_nor_twice()
    {
        Story.Raised().Try(Cast.Operator, s_shelve with { Reason = " " }).Refuses("no-text");
        Story.Raised().After(Cast.Operator, s_shelve).Try(Cast.Operator, s_shelve).Refuses("already-shelved");
    }

    [Fact]
    public void What_control_rooms_work_on_is_not_set_aside() => Story.Forwarded().Try(Cast.Operator, s_shelve).Refuses("already-forwarded");

    [Fact]
    public void Whoever_forwards_it_has_it_back() => Assert.Null(
        Story.Verified().After(Cast.Operator, s_shelve).After(Cast.Operator, Story.Forward([Cast.Room])).Incident.Shelf);

    [Fact]
    public void It_changes_no_right_and_no_room_hears_of_it()
    {
        var story = Story.Verified();
        var epoch = story.Incident.RightsEpoch;
        story.After(Cast.Operator, s_shelve);
        Assert.Equal(epoch, story.Incident.RightsEpoch);
        story.After(Cast.Operator, Story.Forward([Cast.Room]));
        var room = story.Incident.For(Cast.Room.Id, story.Now)!;
        Assert.DoesNotContain(room.Log, line => line.Code == "shelved");
        story.Try(Cast.Dispatcher, s_shelve).Refuses("not-yours");
    }

    [Fact]
    public void Its_reason_can_be_erased_while_it_stands()
    {
        var story = Story.Raised().After(Cast.Operator, s_shelve);
        story.After(Cast.PrivacyOfficer, new IncidentCommand.EraseTexts([story.Incident.Log[^1].Seq], "Verzoek van betrokkene"));
        Assert.True(ErasedText.Is(story.Incident.Shelf!.Reason));
    }
}
