using CsCheck;
using LiveView.Domain.Alarms;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Alarms;

public class AccountHistoryTests
{
    private static readonly TimeSpan OneTick = TimeSpan.FromTicks(1);

    [Fact]
    public void The_same_message_within_the_window_is_a_resend() =>
        Assert.Equal(Message(7, "overval"), Heard(7).ResendOf(7, "overval", Story.Start + AccountHistory.ResendWindow - OneTick)?.Event);

    [Fact]
    public void After_the_window_it_is_a_new_message() =>
        Assert.Null(Heard(7).ResendOf(7, "overval", Story.Start + AccountHistory.ResendWindow));

    [Fact]
    public void The_same_number_with_other_contents_is_a_new_message() => Assert.Null(Heard(7).ResendOf(7, "inbraak", Story.Start));

    [Fact]
    public void The_same_contents_under_another_number_are_a_new_message() => Assert.Null(Heard(7).ResendOf(8, "overval", Story.Start));

    [Fact]
    public void A_resend_is_known_also_when_other_contents_came_under_its_number_since() => Assert.NotNull(
        Heard(7).Evolve(Message(7, "inbraak"), Story.Start).ResendOf(7, "overval", Story.Start));

    [Fact]
    public void When_the_numbers_come_round_within_the_window_contents_tell_messages_apart()
    {
        var history = Heard(9_999).Evolve(Message(1, "overval"), Story.Start).Evolve(Message(9_999, "herstel"), Story.Start);
        Assert.Equal("herstel", history.ResendOf(9_999, "herstel", Story.Start)!.Event.Fingerprint);
        Assert.Equal("overval", history.ResendOf(9_999, "overval", Story.Start)!.Event.Fingerprint);
    }

    [Fact]
    public void A_clock_that_was_set_back_does_not_turn_a_resend_into_an_alarm() =>
        Assert.NotNull(Heard(7).ResendOf(7, "overval", Story.Start - TimeSpan.FromHours(1)));

    [Fact]
    public void A_resend_is_answered_with_the_latest_of_its_kind() => Assert.Equal(
        Story.Start.AddMinutes(11),
        Heard(7).Evolve(Message(7, "overval"), Story.Start.AddMinutes(11)).ResendOf(7, "overval", Story.Start.AddMinutes(12))!.At);

    [Fact]
    public void An_empty_history_knows_no_message() => Assert.Null(AccountHistory.Empty.ResendOf(0, "", Story.Start));

    [Fact]
    public void It_counts_every_message_and_remembers_the_last() => Gen.Int[0, 200].Sample(count =>
    {
        var history = Enumerable.Range(0, count).Aggregate(
            AccountHistory.Empty, (heard, number) => heard.Evolve(Message(number, "overval"), Story.Start));
        Assert.Equal(count, history.Version);
        Assert.Equal(
            Enumerable.Range(0, count).TakeLast(AccountHistory.Remembered), history.Heard.Select(heard => heard.Event.Sequence));
    }, iter: 200);

    private static AccountHistory Heard(int sequence) => AccountHistory.Empty.Evolve(Message(sequence, "overval"), Story.Start);

    private static AccountEvent Message(int sequence, string fingerprint) => new(Cast.Centre.Id, sequence, fingerprint, []);
}
