using LiveView.Domain.Incidents;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

public class TextTests
{
    private static readonly string Longest = new('x', IncidentDecider.MaxText);

    public static TheoryData<string> Empty => ["", " ", "\t\r\n", "\u00a0"];

    public static TheoryData<string> TooLong => [Longest + "x", Longest + " ", " " + Longest, "x" + new string(' ', 1_000_000)];

    [Theory, MemberData(nameof(Empty))]
    public void A_note_or_reason_says_something(string text)
    {
        Story.Accepted().Try(Cast.Operator, new IncidentCommand.WriteNote(text)).Refuses("no-text");
        Story.Raised().Try(Cast.Operator, new IncidentCommand.Dismiss(text)).Refuses("no-text");
        Story.Accepted().Try(Cast.Operator, new IncidentCommand.Close(text)).Refuses("no-text");
        Story.Verified().Try(Cast.Operator, Story.Forward([Cast.Room]) with { Note = text }).Refuses("no-text");
        Story.Raised().Try(Cast.Operator, Story.Verification() with { Note = text }).Refuses("no-text");
    }

    [Theory, MemberData(nameof(TooLong))]
    public void Nobody_writes_a_book_not_even_in_blanks(string text)
    {
        Story.Accepted().Try(Cast.Operator, new IncidentCommand.WriteNote(text)).Refuses("text-too-long");
        Story.Raised().Try(Cast.Operator, new IncidentCommand.Dismiss(text)).Refuses("text-too-long");
        Story.Accepted().Try(Cast.Operator, new IncidentCommand.Close(text)).Refuses("text-too-long");
        Story.Verified().Try(Cast.Operator, Story.Forward([Cast.Room]) with { Note = text }).Refuses("text-too-long");
        Story.Raised().Try(Cast.Operator, Story.Verification() with { Note = text }).Refuses("text-too-long");
    }

    [Fact]
    public void A_text_with_a_zero_character_is_refused() =>
        Story.Accepted().Try(Cast.Operator, new IncidentCommand.WriteNote("a\0b")).Refuses("bad-text");

    [Fact]
    public void The_longest_text_is_kept_whole() =>
        Assert.Equal(Longest, Story.Accepted().After(Cast.Operator, new IncidentCommand.WriteNote(Longest)).Incident.Log[^1].Text);

    [Fact]
    public void A_text_that_was_left_out_of_the_request_is_refused_not_crashed_on() =>
        Story.Accepted().Try(Cast.Operator, new IncidentCommand.WriteNote(null!)).Refuses("no-text");
}
