using LiveView.Domain.Connections;
using LiveView.Domain.Incidents;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

/// <summary>What a release allows is what was asked for, within what the source policy allows.</summary>
public class CapabilityTests
{
    private static readonly CapabilitySet s_back = CapabilitySet.Of(GateAction.Live, GateAction.Replay);

    [Fact]
    public void A_release_names_what_it_allows() => Assert.Equal(s_back, Given(s_back).Capabilities);

    [Fact]
    public void Nothing_named_is_watching_live_with_stills_and_asking_where_the_policy_lets_those_be_released()
    {
        Assert.Equal(CapabilitySet.Of(GateAction.Live, GateAction.Snapshot, GateAction.ControlRequest), Given(null).Capabilities);
        Assert.Equal(CapabilitySet.LiveOnly, Story.Forwarded(Shop.Till).Incident.Releases[0].Capabilities);
    }

    [Fact]
    public void A_replay_reaches_back_to_the_alarm() => Assert.Equal(Story.Start, Given(s_back).ReplaySince);

    [Fact]
    public void Without_a_replay_nothing_reaches_back() => Assert.Null(Given(null).ReplaySince);

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(0, -1, "bad-replay-since")]
    [InlineData(10, -10, null)]
    [InlineData(10, -11, "bad-replay-since")]
    [InlineData(0, 1, "bad-replay-since")]
    public void It_reaches_back_as_many_seconds_as_the_release_says_and_not_into_the_future(int before, int seconds, string? refusal) => Assert.Equal(
        refusal,
        Forwarded(s_before).Try(Cast.Operator, Release(s_back, Story.Start.AddSeconds(seconds)) with { PreAlarmSeconds = before }).Refusal?.Code);

    [Fact]
    public void Seconds_from_before_the_alarm_are_what_was_agreed_in_the_release()
    {
        var given = Assert.Single(Forwarded(s_before).After(Cast.Operator, Release(s_back) with { PreAlarmSeconds = 7 }).Incident.Releases);
        Assert.Equal((7, Story.Start.AddSeconds(-7)), (given.PreAlarmSeconds, given.PicturesFrom));
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "pre-alarm-not-agreed")]
    [InlineData(-1, "bad-pre-alarm")]
    public void And_at_most_those_of_the_source_policy(int seconds, string? refusal) => Assert.Equal(
        refusal, Forwarded(s_before).Try(Cast.Operator, Release(s_back) with { PreAlarmSeconds = seconds }).Refusal?.Code);

    [Fact]
    public void A_policy_that_says_nothing_of_them_or_names_no_ground_or_forbids_recording_or_live_allows_none()
    {
        SourcePolicy[] policies =
        [
            SmallWorld.Everything, s_before with { PreAlarmLegalBasis = " " }, s_before with { Recording = false }, s_before with { LiveRelease = false },
        ];
        Assert.All(policies, policy => Assert.Equal(TimeSpan.Zero, policy.PreAlarm));
        Assert.Equal(TimeSpan.FromSeconds(SourcePolicy.MostPreAlarmSeconds), (s_before with { PreAlarmSeconds = 3_600 }).PreAlarm);
        Forwarded().Try(Cast.Operator, Release(s_back) with { PreAlarmSeconds = 1 }).Refuses("pre-alarm-not-agreed");
    }

    [Fact]
    public void They_are_looked_back_at_and_so_never_part_of_live_alone() => Forwarded(s_before)
        .Try(Cast.Operator, Release(null) with { PreAlarmSeconds = 5 }).Refuses("pre-alarm-without-replay");

    [Fact]
    public void More_seconds_are_another_release()
    {
        var story = Forwarded(s_before).After(Cast.Operator, Release(s_back));
        Assert.Equal("image-released", story.Try(Cast.Operator, Release(s_back) with { PreAlarmSeconds = 5 }).Summary());
    }

    [Fact]
    public void What_the_policy_does_not_allow_is_refused() => Story.Forwarded()
        .Try(Cast.Operator, Release(CapabilitySet.Of(GateAction.Snapshot))).Refuses("policy-forbids");

    [Fact]
    public void What_is_not_recorded_is_not_replayed() => Story.Verified(Shop.With(SmallWorld.Everything with { Recording = false }))
        .After(Cast.Operator, Story.Forward([Cast.Room])).Try(Cast.Operator, Release(s_back)).Refuses("policy-forbids");

    [Fact]
    public void Where_nothing_live_is_released_nothing_is_replayed_which_may_be_of_a_moment_ago() =>
        Assert.False((SmallWorld.Everything with { LiveRelease = false }).MayRelease(GateAction.Replay));

    [Fact]
    public void A_plan_is_nothing_of_a_camera() =>
        Forwarded().Try(Cast.Operator, Release(CapabilitySet.Of(GateAction.Plan))).Refuses("not-of-a-camera");

    [Fact]
    public void Nothing_at_all_is_no_release() => Forwarded().Try(Cast.Operator, Release(default(CapabilitySet))).Refuses("no-capability");

    [Fact]
    public void More_of_a_camera_is_another_release_and_less_is_none()
    {
        var story = Forwarded().After(Cast.Operator, Release(null));
        Assert.Equal("image-released", story.Do(Cast.Operator, Release(s_back)).Summary());
        story.Try(Cast.Operator, Release(null)).ChangesNothing();
        story.Try(Cast.Operator, Release(s_back, Story.Start)).ChangesNothing();
        Assert.Equal("image-released", story.Try(Cast.Operator, Release(CapabilitySet.Of(GateAction.Clip))).Summary());
    }

    [Fact]
    public void A_viewing_names_how_it_looks()
    {
        var story = Forwarded().After(Cast.Operator, Release(s_back));
        var viewing = Domain.Identifiers.ViewingId.Parse("v1");
        story.After(Cast.Dispatcher, new IncidentCommand.StartViewing(viewing, Shop.Till, GateAction.Replay));
        Assert.Equal(GateAction.Replay, story.Incident.Viewings[viewing].Action);
        story.Try(Cast.Dispatcher, new IncidentCommand.StartViewing(viewing, Shop.Till)).Refuses("viewing-exists");
    }

    [Fact]
    public void What_is_done_at_once_is_no_viewing() => Forwarded().Try(
        Cast.Operator, new IncidentCommand.StartViewing(Domain.Identifiers.ViewingId.Parse("v1"), Shop.Till, GateAction.Snapshot))
        .Refuses("not-a-viewing");

    private static readonly SourcePolicy s_before = SmallWorld.Everything with { PreAlarmSeconds = 10, PreAlarmLegalBasis = "Contract, artikel 7" };

    private static Story Forwarded(SourcePolicy? policy = null) => Story.Verified(Shop.With(policy ?? SmallWorld.Everything)).After(Cast.Operator, Story.Forward([Cast.Room]));

    private static ImageRelease Given(CapabilitySet? capabilities) =>
        Assert.Single(Forwarded().After(Cast.Operator, Release(capabilities)).Incident.Releases);

    private static IncidentCommand.ReleaseCamera Release(CapabilitySet? capabilities, DateTimeOffset? replaySince = null) =>
        new(Shop.Till, Cast.Room.Id, capabilities, replaySince);
}
