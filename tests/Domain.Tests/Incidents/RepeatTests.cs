using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

/// <summary>A command that comes twice, because a line was slow or a finger nervous, happens once.</summary>
public class RepeatTests
{
    public static TheoryData<Act, Situation> Repeatable()
    {
        var rows = new TheoryData<Act, Situation>();
        foreach (var act in Enum.GetValues<Act>().Where(act => act != Act.Note))
        {
            foreach (var situation in Enum.GetValues<Situation>())
            {
                rows.Add(act, situation);
            }
        }

        return rows;
    }

    [Theory, MemberData(nameof(Repeatable))]
    public void A_command_given_twice_happens_once(Act act, Situation situation)
    {
        foreach (var by in new[] { Cast.Operator, Cast.Dispatcher, Cast.Machine })
        {
            var story = situation.Tell();
            if (story.Do(by, act.Command()).Refusal is null)
            {
                story.Do(by, act.Command()).ChangesNothing();
            }
        }
    }

    [Fact]
    public void A_note_written_twice_is_two_notes() =>
        Assert.Equal("note-written", Story.Accepted().After(Cast.Operator, Act.Note.Command()).Try(Cast.Operator, Act.Note.Command()).Summary());
}
