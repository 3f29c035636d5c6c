using LiveView.Domain.Evidence;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Incidents.Checks;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

/// <summary>What an alarm centre does before it judges an alarm cannot be passed over in silence.</summary>
public class ChecklistTests
{
    private static readonly IncidentSite s_site = Shop.Site with { Checklists = [Shop.AtHoldUp, new Checklist(AlarmKind.Burglary, ["Bel de sleutelhouder"])] };

    private static readonly IncidentCommand.Verify s_judgement = new(Verdict.Verified, 4, [VerificationEvidence.Picture], null);

    [Fact]
    public void Nobody_judges_while_an_item_is_open_and_is_told_which()
    {
        var story = Story.Raised(s_site).After(Cast.Operator, new IncidentCommand.MarkCheck(2, Done: true));
        var refused = story.Try(Cast.Operator, s_judgement);
        refused.Refuses("checks-open");
        Assert.Contains("Bel het pand niet; Meld het aantal daders", refused.Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void When_all_is_done_the_judgement_asks_for_no_reason()
    {
        var story = Story.Raised(s_site);
        foreach (var number in Enumerable.Range(1, 3))
        {
            story.After(Cast.Operator, new IncidentCommand.MarkCheck(number, Done: true));
        }

        story.After(Cast.Operator, s_judgement);
        Assert.DoesNotContain(story.Incident.Log, entry => entry.Code == "checks-skipped");
        Assert.All(Checks(story), check => Assert.Equal((true, "operator"), (check.Done, check.By!.Role)));
    }

    [Fact]
    public void What_is_left_out_is_left_out_by_somebody_for_a_reason_and_not_asked_for_again()
    {
        var story = Story.Raised(s_site).After(Cast.Operator, s_judgement with { SkipReason = "Schot gehoord" });
        Assert.Equal("Schot gehoord", story.Incident.Log.Single(entry => entry.Code == "checks-skipped").Text);
        Assert.All(Checks(story), check => Assert.False(check.Done));
        story.After(Cast.Operator, s_judgement with { Level = 3 });
    }

    [Theory, InlineData(" ")]
    public void An_empty_reason_is_none(string reason) =>
        Story.Raised(s_site).Try(Cast.Operator, s_judgement with { SkipReason = reason }).Refuses("no-text");

    [Fact]
    public void Who_dismisses_with_items_open_leaves_them_out_for_the_reason_he_gives() => Assert.Equal(
        ["checks-skipped", "dismissed"],
        Story.Raised(s_site).After(Cast.Operator, new IncidentCommand.Dismiss("Schoonmaker")).Incident.Log
            .Where(entry => entry.Text == "Schoonmaker").Select(entry => entry.Code));

    [Fact]
    public void What_was_done_by_mistake_is_open_again()
    {
        var story = Story.Raised(s_site).After(Cast.Operator, new IncidentCommand.MarkCheck(1, Done: true))
            .After(Cast.Operator, new IncidentCommand.MarkCheck(1, Done: false));
        Assert.Null(Checks(story)[0].Done);
        Assert.Equal(["check-done", "check-undone"], story.Incident.Log.Skip(1).Select(entry => entry.Code));
    }

    [Fact]
    public void A_more_urgent_alarm_brings_its_own_list_and_the_other_keeps_what_was_done()
    {
        var story = new Story().After(Cast.Machine, new IncidentCommand.Raise(Story.Id, Shop.Alarm(kind: AlarmKind.Burglary), s_site))
            .After(Cast.Operator, new IncidentCommand.MarkCheck(1, Done: true));
        Assert.Equal(("Bel de sleutelhouder", true), (Assert.Single(Checks(story)).Text, Checks(story)[0].Done));
        story.After(Cast.Machine, new IncidentCommand.Raise(Story.Id, Shop.Alarm("a2"), s_site));
        Assert.Equal(3, Checks(story).Count(check => check.Done is null));
    }

    [Theory, InlineData(0), InlineData(4), InlineData(-1)]
    public void An_item_that_is_not_on_the_list_is_refused(int number) =>
        Story.Raised(s_site).Try(Cast.Operator, new IncidentCommand.MarkCheck(number, Done: true)).Refuses("no-such-check");

    [Fact]
    public void The_list_is_nobodys_but_the_sharing_partys()
    {
        var story = Story.Raised(s_site).After(Cast.Operator, s_judgement with { SkipReason = "Schot gehoord" })
            .After(Cast.Operator, Story.Forward([Cast.Room]));
        var room = story.Incident.For(Cast.Room.Id, Story.Start)!;
        Assert.Empty(room.Checks);
        Assert.DoesNotContain(room.Log, line => line.Code == "checks-skipped");
        story.Try(Cast.Dispatcher, new IncidentCommand.MarkCheck(1, Done: true)).Refuses("not-yours");
    }

    [Fact]
    public void Why_something_was_left_out_can_be_erased()
    {
        var story = Story.Raised(s_site).After(Cast.Operator, s_judgement with { SkipReason = "Jan is ziek" });
        var line = story.Incident.Log.Single(entry => entry.Code == "checks-skipped").Seq;
        story.After(Cast.PrivacyOfficer, new IncidentCommand.EraseTexts([line], "Verzoek van betrokkene"));
        Assert.True(ErasedText.Is(story.Incident.Log.Single(entry => entry.Seq == line).Text));
    }

    private static IReadOnlyList<CheckView> Checks(Story story) =>
        story.Incident.For(Cast.Centre.Id, story.Now)!.Checks;
}
