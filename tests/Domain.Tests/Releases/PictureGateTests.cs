using System.Diagnostics.CodeAnalysis;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Releases;

public class PictureGateTests
{
    /// <summary>One of each party; roles, kinds and sign-ins are varied where the releases are not.</summary>
    private static readonly Actor[] s_people = [Cast.Operator, Cast.Dispatcher, Cast.OtherDispatcher];

    [Fact]
    public void Whoever_asks_for_whatever_it_permits_exactly_what_the_one_rule_says() => Agree(
        from actor in SmallWorld.Actors()
        from open in new[] { true, false }
        from parties in SmallWorld.Parties
        from minimum in Enum.GetValues<SignInStrength>()
        from releases in new[] { SmallWorld.ReleaseSets[0], [.. SmallWorld.ReleaseSets.Where(set => set.Count == 1).SelectMany(set => set)] }
        let rights = SmallWorld.Rights(open, releases, SmallWorld.Everything with { MinimumSignIn = minimum }, parties)
        from action in SmallWorld.Actions
        from resource in SmallWorld.Resources
        select new Question(actor, action, resource, rights, Story.Start.AddSeconds(3)));

    [Fact]
    public void Whatever_is_released_it_permits_exactly_what_the_one_rule_says() => Agree(
        from policy in SmallWorld.Policies
        from parties in SmallWorld.Parties
        from releases in SmallWorld.ReleaseSets
        let rights = SmallWorld.Rights(true, releases, policy, parties)
        from action in SmallWorld.Actions
        from resource in SmallWorld.Cameras
        from at in SmallWorld.Moments
        from actor in s_people
        select new Question(actor, action, resource, rights, at));

    [Fact]
    public void Whatever_is_no_camera_it_permits_exactly_what_the_one_rule_says() => Agree(
        from policy in SmallWorld.Policies
        from parties in SmallWorld.Parties
        let rights = SmallWorld.Rights(true, [], policy, parties)
        from action in SmallWorld.Actions
        from resource in SmallWorld.Resources
        from at in SmallWorld.Moments
        from actor in s_people
        select new Question(actor, action, resource, rights, at));

    [Fact]
    public void No_lease_is_longer_than_four_seconds() => Assert.Equal(TimeSpan.FromSeconds(4), PictureGate.LeaseTime);

    [Fact]
    public void There_is_nothing_by_which_a_receiver_moves_a_camera() => Assert.Equal(
        ["Live", "Replay", "Snapshot", "Clip", "Plan", "Photo", "Track", "ControlRequest", "Audio"], Enum.GetNames<GateAction>());

    [Fact]
    public void What_rights_do_not_say_is_not_allowed()
    {
        var rights = new IncidentRights(Story.Id, 1, true, Cast.Centre.Id, [Shop.Till], [SmallWorld.Release("r1", Shop.Till, Cast.Room.Id, 0, 10)], Story.Start);
        Denies(DenyReason.NotTakingPart, new Question(Cast.Dispatcher, GateAction.Live, SmallWorld.Till, rights, Story.Start));
        Denies(DenyReason.PolicyForbids, new Question(
            Cast.Dispatcher, GateAction.Live, SmallWorld.Till, rights with { Parties = [Cast.Room.Id] }, Story.Start));
        Denies(DenyReason.NotInIncident, new Question(Cast.Operator, GateAction.Plan, SmallWorld.Plan, rights, Story.Start));
    }

    [Theory]
    [InlineData(10, null, DenyReason.ReleaseExpired)]
    [InlineData(11, 10, DenyReason.ReleaseExpired)]
    [InlineData(5, 5, DenyReason.Withdrawn)]
    [InlineData(11, 5, DenyReason.Withdrawn)]
    public void Whoever_had_a_release_hears_how_it_ended(int now, int? endedAt, DenyReason reason)
    {
        var release = SmallWorld.Release("r1", Shop.Till, Cast.Room.Id, 0, 10) with
        {
            EndedAt = endedAt is { } at ? Story.Start.AddSeconds(at) : null,
        };
        Denies(reason, new Question(
            Cast.Dispatcher, GateAction.Live, SmallWorld.Till, SmallWorld.Rights(true, [release]), Story.Start.AddSeconds(now)));
    }

    [Fact]
    public void Denying_allocates_nothing()
    {
        var rights = SmallWorld.Rights(true, SmallWorld.ReleaseSets[^1], SmallWorld.Everything with { ReleaseHours = SmallWorld.Hours });
        Question[] denied =
        [
            new(Cast.OtherDispatcher, GateAction.Live, SmallWorld.Vault, rights, Story.Start.AddSeconds(3)),
            new(Cast.Dispatcher, GateAction.Track, SmallWorld.Van, rights, Story.Start.AddSeconds(3)),
            new(Cast.OtherDispatcher, GateAction.Clip, SmallWorld.Till, rights, Story.Start.AddSeconds(3)),
            new(Cast.NationalOperator, GateAction.Live, SmallWorld.Till, rights, Story.Start),
            new(Cast.Dispatcher, GateAction.Live, SmallWorld.Till, rights, Story.Start),
            new(Cast.Dispatcher, GateAction.Live, SmallWorld.Till, rights with { IsOpen = false }, Story.Start),
        ];
        Assert.All(denied, question => Assert.IsType<GateDecision.Deny>(question.Answer()));
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var question in denied)
        {
            question.Answer();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [SuppressMessage("Performance", "CA1851", Justification = "The questions are asked once.")]
    private static void Agree(IEnumerable<Question> questions)
    {
        var (permits, denials) = (0, 0);
        foreach (var question in questions)
        {
            var expected = OneRule.AllowedUntil(question);
            var until = (question.Answer() as GateDecision.Permit)?.Until;
            if (until != expected)
            {
                Assert.Fail($"Permits until {until:O}, and the rule says {expected:O}: {question}");
            }

            _ = until is null ? denials++ : permits++;
        }

        Assert.True(permits > 0 && denials > permits);
    }

    private static void Denies(DenyReason reason, Question question) =>
        Assert.Equal(reason, Assert.IsType<GateDecision.Deny>(question.Answer()).Reason);
}
