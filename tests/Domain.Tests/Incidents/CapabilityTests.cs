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
    public void Nothing_named_is_watching_live() => Assert.Equal(CapabilitySet.LiveOnly, Given(null).Capabilities);

    [Fact]
    public void A_replay_reaches_half_a_minute_back_from_the_alarm() => Assert.Equal(Story.Start.AddSeconds(-30), Given(s_back).ReplaySince);

    [Fact]
    public void Without_a_replay_nothing_reaches_back() => Assert.Null(Given(null).ReplaySince);

    [Theory]
    [InlineData(-300, null)]
    [InlineData(-301, "bad-replay-since")]
    [InlineData(0, null)]
    [InlineData(1, "bad-replay-since")]
    public void It_reaches_back_five_minutes_at_most_and_not_into_the_future(int seconds, string? refusal) => Assert.Equal(
        refusal, Forwarded().Try(Cast.Operator, Release(s_back, Story.Start.AddSeconds(seconds))).Refusal?.Code);

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
        story.Try(Cast.Operator, Release(s_back, Story.Start.AddSeconds(-10))).ChangesNothing();
        Assert.Equal("image-released", story.Try(Cast.Operator, Release(s_back, Story.Start.AddSeconds(-60))).Summary());
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

    private static Story Forwarded() => Story.Verified(Shop.With(SmallWorld.Everything)).After(Cast.Operator, Story.Forward([Cast.Room]));

    private static ImageRelease Given(CapabilitySet? capabilities) =>
        Assert.Single(Forwarded().After(Cast.Operator, Release(capabilities)).Incident.Releases);

    private static IncidentCommand.ReleaseCamera Release(CapabilitySet? capabilities, DateTimeOffset? replaySince = null) =>
        new(Shop.Till, Cast.Room.Id, capabilities, replaySince);
}
