using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Incidents;

/// <summary>A clip begins as a viewing does, and ends as a hand-over.</summary>
public class ClipTests
{
    private static readonly ViewingId V1 = ViewingId.Parse("v1");
    private static readonly IncidentCommand s_take = new IncidentCommand.StartViewing(V1, Shop.Till, GateAction.Clip);
    private static readonly string s_sha256 = string.Concat(Enumerable.Repeat("ab", 32));

    private static readonly IncidentCommand s_end = new IncidentCommand.EndViewing(
        V1, IncidentEvent.ClipGiven.Whole, 25, 1_000, Story.Start.AddSeconds(-2), Story.Start.AddSeconds(-1), s_sha256);

    [Fact]
    public void A_clip_is_written_down_before_it_leaves_and_says_what_it_is()
    {
        var begun = (IncidentEvent.ViewingStarted)Released(GateAction.Clip).Do(Cast.Dispatcher, s_take).Events.Single();
        Assert.Equal(GateAction.Clip, begun.Action);
    }

    [Fact]
    public void Without_the_right_to_clips_none_begins() =>
        Released(GateAction.Replay).Try(Cast.Dispatcher, s_take).Refuses("not-allowed-by-release");

    [Fact]
    public void What_left_is_a_disclosure_with_the_ground_on_which_it_was_released()
    {
        var given = Released(GateAction.Clip).After(Cast.Dispatcher, s_take).Do(Cast.Dispatcher, s_end).Events.Single();
        Assert.Equal(
            new IncidentEvent.ClipGiven(
                Cast.Dispatcher, V1, Shop.Till, SmallWorld.Everything.LegalBasis, "clip", 25, 1_000, Story.Start.AddSeconds(-2), Story.Start.AddSeconds(-1),
                s_sha256),
            given);
    }

    [Fact]
    public void The_ground_is_that_of_when_it_began_also_when_the_release_was_withdrawn_under_way()
    {
        var story = Released(GateAction.Clip).After(Cast.Dispatcher, s_take);
        var release = Assert.Single(story.Incident.Releases);
        var given = (IncidentEvent.ClipGiven)story.After(Cast.Operator, new IncidentCommand.Withdraw(release.Id)).Do(Cast.Dispatcher, s_end).Events.Single();
        Assert.Equal(SmallWorld.Everything.LegalBasis, given.LegalBasis);
    }

    [Fact]
    public void The_sharing_party_needs_no_ground_for_its_own_camera()
    {
        var given = (IncidentEvent.ClipGiven)Released(GateAction.Clip).After(Cast.Operator, s_take).Do(Cast.Operator, s_end).Events.Single();
        Assert.Null(given.LegalBasis);
    }

    [Fact]
    public void A_clip_ends_once_also_after_the_incident()
    {
        var story = Released(GateAction.Clip).After(Cast.Dispatcher, s_take);
        var closed = story.After(Cast.Operator, new IncidentCommand.Close(null)).After(Cast.Dispatcher, s_end);
        Assert.Empty(closed.Incident.Viewings);
        closed.Try(Cast.Dispatcher, s_end).ChangesNothing();
    }

    [Fact]
    public void A_clip_of_which_nobody_tells_the_end_counts_as_given()
    {
        var lapsed = new IncidentCommand.EndViewing(V1, "lapsed", 0, 0);
        var given = (IncidentEvent.ClipGiven)Released(GateAction.Clip).After(Cast.Dispatcher, s_take).Do(Cast.Dispatcher, lapsed).Events.Single();
        Assert.Equal((true, null), (given.IsDisclosure, given.Sha256));
    }

    [Fact]
    public void A_clip_of_which_not_a_byte_left_is_no_disclosure()
    {
        var nothing = new IncidentCommand.EndViewing(V1, "nothing-recorded", 0, 0, Sha256: s_sha256);
        var given = (IncidentEvent.ClipGiven)Released(GateAction.Clip).After(Cast.Dispatcher, s_take).Do(Cast.Dispatcher, nothing).Events.Single();
        Assert.False(given.IsDisclosure);
    }

    [Fact]
    public void Who_is_refused_a_clip_is_written_down_as_that()
    {
        var story = Released(GateAction.Replay);
        var refusal = story.Try(Cast.Dispatcher, s_take).Refusal!;
        var denial = AccessDenial.Of(story.Incident, s_take, refusal, Cast.Dispatcher, Story.Start)!;
        Assert.Equal(("take-clip", Shop.Till.Value, "not-allowed-by-release"), (denial.Action, denial.Resource, denial.Reason));
    }

    private static Story Released(GateAction action) => Story.Verified(Shop.With(SmallWorld.Everything))
        .After(Cast.Operator, Story.Forward([Cast.Room]))
        .After(Cast.Operator, new IncidentCommand.ReleaseCamera(Shop.Till, Cast.Room.Id, CapabilitySet.Of(action)));
}
