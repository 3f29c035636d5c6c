using LiveView.Domain.Incidents;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

public class VerificationTests
{
    [Theory, InlineData(-1), InlineData(5), InlineData(int.MaxValue), InlineData(int.MinValue)]
    public void A_level_outside_0_to_4_is_refused(int level) => Story.Raised()
        .Try(Cast.Operator, new IncidentCommand.Verify(Verdict.Verified, level, [VerificationEvidence.Audio], null)).Refuses("bad-level");

    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Every_level_of_the_standard_can_be_given(int level) => Assert.Equal(
        level,
        Story.Raised().After(Cast.Operator, new IncidentCommand.Verify(Verdict.Verified, level, [VerificationEvidence.Audio], null))
            .Incident.Verification!.Level);

    [Theory, InlineData(Verdict.Verified), InlineData(Verdict.Unnecessary)]
    public void A_judgement_needs_evidence(Verdict verdict) =>
        Story.Raised().Try(Cast.Operator, new IncidentCommand.Verify(verdict, 0, [], null)).Refuses("no-evidence");

    [Fact]
    public void That_nothing_could_be_verified_needs_none() => Assert.Null(
        Story.Raised().Try(Cast.Operator, new IncidentCommand.Verify(Verdict.NotVerifiable, 0, [], null)).Refusal);

    [Fact]
    public void Evidence_named_twice_counts_once() => Assert.Equal(
        [VerificationEvidence.Picture, VerificationEvidence.Audio],
        Story.Raised().After(Cast.Operator, new IncidentCommand.Verify(
            Verdict.Verified, 2, [VerificationEvidence.Picture, VerificationEvidence.Audio, VerificationEvidence.Picture], null))
            .Incident.Verification!.Evidence);

    [Fact]
    public void A_later_judgement_corrects_the_earlier_also_after_a_room_was_told()
    {
        var story = Story.Accepted(Shop.Till);
        story.After(Cast.Operator, Story.Verification(Verdict.Unnecessary));
        Assert.Equal(Verdict.Unnecessary, story.Incident.Verification!.Verdict);
        Assert.Equal(IncidentStatus.Accepted, story.Incident.Status);
    }

    [Fact]
    public void Who_judges_without_taking_it_up_takes_it_up() =>
        Assert.Equal(IncidentStatus.UnderVerification, Story.Verified().Incident.Status);
}
