using LiveView.Domain.Incidents;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

/// <summary>A still picture of a while ago is a still picture and a look back: it needs both rights.</summary>
public class RecordedStillTests
{
    private static readonly DateTimeOffset s_since = Story.Start.AddSeconds(-10);

    [Fact]
    public void It_is_written_down_with_its_moment()
    {
        var taken = Released(GateAction.Snapshot, GateAction.Replay).Do(Cast.Dispatcher, Of(0)).Events.Single();
        Assert.Equal(new IncidentEvent.SnapshotTaken(Cast.Dispatcher, Shop.Till, s_since), taken);
    }

    [Theory]
    [InlineData(GateAction.Snapshot)]
    [InlineData(GateAction.Replay)]
    public void One_right_alone_is_not_enough(GateAction right) => Released(right).Try(Cast.Dispatcher, Of(0)).Refuses("not-allowed-by-release");

    [Fact]
    public void A_picture_of_now_needs_no_right_to_look_back() => Assert.Null(
        Released(GateAction.Snapshot).Try(Cast.Dispatcher, new IncidentCommand.TakeSnapshot(Shop.Till)).Refusal);

    [Fact]
    public void None_is_given_from_before_what_was_released() =>
        Released(GateAction.Snapshot, GateAction.Replay).Try(Cast.Dispatcher, Of(-1)).Refuses("before-release");

    [Fact]
    public void Not_even_the_key_frame_that_it_is_decoded_from_may_be_from_before() =>
        Released(GateAction.Snapshot, GateAction.Replay).Try(Cast.Dispatcher, Of(1, decodedFrom: -1)).Refuses("before-release");

    [Fact]
    public void Asking_for_an_earlier_picture_is_written_down_as_a_refusal()
    {
        var story = Released(GateAction.Snapshot, GateAction.Replay);
        var denial = AccessDenial.Of(story.Incident, Of(-1), story.Try(Cast.Dispatcher, Of(-1)).Refusal!, Cast.Dispatcher, Story.Start)!;
        Assert.Equal(("take-snapshot", "before-release"), (denial.Action, denial.Reason));
    }

    [Fact]
    public void Of_its_own_camera_the_sharing_party_takes_any_that_was_recorded() =>
        Assert.Null(Released(GateAction.Live).Try(Cast.Operator, Of(-600)).Refusal);

    [Fact]
    public void Where_nothing_may_be_recorded_there_is_none() => Story.Verified(Shop.With(SmallWorld.Everything with { Recording = false }))
        .Try(Cast.Operator, Of(0)).Refuses("not-recorded");

    private static IncidentCommand.TakeSnapshot Of(int seconds, int? decodedFrom = null) =>
        new(Shop.Till, s_since.AddSeconds(seconds), s_since.AddSeconds(decodedFrom ?? seconds));

    private static Story Released(params GateAction[] actions)
    {
        var looksBack = actions.Contains(GateAction.Replay);
        return Story
            .Verified(Shop.With(SmallWorld.Everything with { PreAlarmSeconds = 10, PreAlarmLegalBasis = "Contract, artikel 7" }))
            .After(Cast.Operator, Story.Forward([Cast.Room]))
            .After(Cast.Operator, new IncidentCommand.ReleaseCamera(
                Shop.Till, Cast.Room.Id, CapabilitySet.Of(actions), looksBack ? s_since : null, looksBack ? 10 : 0));
    }
}
