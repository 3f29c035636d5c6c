using LiveView.Domain.Releases;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Releases;

public class ObligationTests
{
    private static readonly ImageRelease s_back = SmallWorld.Release(
        "r1", Shop.Till, Cast.Room.Id, 0, 10, GateAction.Live, GateAction.Replay, GateAction.Clip) with
    {
        ReplaySince = Story.Start.AddSeconds(-30),
    };

    [Theory]
    [InlineData(GateAction.Live, true, AuditLevel.Viewing)]
    [InlineData(GateAction.Replay, true, AuditLevel.Viewing)]
    [InlineData(GateAction.Snapshot, true, AuditLevel.Entry)]
    [InlineData(GateAction.Clip, true, AuditLevel.Disclosure)]
    [InlineData(GateAction.Plan, true, AuditLevel.Entry)]
    [InlineData(GateAction.Photo, true, AuditLevel.Entry)]
    [InlineData(GateAction.Track, false, AuditLevel.Viewing)]
    [InlineData(GateAction.ControlRequest, false, AuditLevel.Entry)]
    [InlineData(GateAction.Audio, false, AuditLevel.Viewing)]
    public void Every_action_has_its_own(GateAction action, bool mark, AuditLevel audit) =>
        Assert.Equal(new GateObligations(mark, audit), GateObligations.Of(action));

    [Fact]
    public void Every_action_has_some() => Assert.All(Enum.GetValues<GateAction>(), action => GateObligations.Of(action));

    [Fact]
    public void An_action_that_does_not_exist_has_none() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => GateObligations.Of((GateAction)99));

    [Fact]
    public void They_come_with_the_permit() =>
        Assert.Equal(GateObligations.Of(GateAction.Live), Permit(true, GateAction.Live).Obligations);

    [Theory]
    [InlineData(GateAction.Replay)]
    [InlineData(GateAction.Clip)]
    public void Nothing_is_looked_back_at_from_before_the_release_says(GateAction action) =>
        Assert.Equal(s_back.ReplaySince, Permit(false, action, s_back).Obligations.PicturesFrom);

    [Fact]
    public void Nor_from_before_the_release_when_it_says_nothing() =>
        Assert.Equal(s_back.Since, Permit(false, GateAction.Replay, s_back with { ReplaySince = null }).Obligations.PicturesFrom);

    [Fact]
    public void What_is_passed_on_reaches_back_no_further_than_what_was_given()
    {
        var given = s_back with { To = Cast.OtherRoom.Id };
        var passed = s_back with { From = Cast.OtherRoom.Id, ReplaySince = Story.Start.AddSeconds(-60) };
        Assert.Equal(given.ReplaySince, Permit(false, GateAction.Replay, given, passed).Obligations.PicturesFrom);
    }

    [Fact]
    public void The_release_that_lasts_longest_counts()
    {
        var longer = s_back with { Until = s_back.Until.AddSeconds(1), ReplaySince = Story.Start.AddSeconds(-10) };
        Assert.Equal(longer.ReplaySince, Permit(false, GateAction.Replay, s_back, longer).Obligations.PicturesFrom);
        Assert.Equal(longer.ReplaySince, Permit(false, GateAction.Replay, longer, s_back).Obligations.PicturesFrom);
    }

    [Fact]
    public void Live_has_no_such_bound() => Assert.Null(Permit(false, GateAction.Live, s_back).Obligations.PicturesFrom);

    [Fact]
    public void The_sharing_party_looks_back_at_all_its_own() => Assert.Null(Permit(true, GateAction.Replay).Obligations.PicturesFrom);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Under_a_policy_of_marks_every_clip_leaves_marked_the_sharing_partys_own_too(bool own)
    {
        var rights = SmallWorld.Rights(true, [s_back]);
        var marked = rights with { Policy = rights.Policy with { BurntInMark = true } };
        bool Marks(GateAction action, IncidentRights under) => Assert.IsType<GateDecision.Permit>(
            PictureGate.Decide(own ? Cast.Operator : Cast.Dispatcher, action, SmallWorld.Till, under, Story.Start)).Obligations.BurntInMark;

        Assert.True(Marks(GateAction.Clip, marked));
        Assert.False(Marks(GateAction.Clip, rights));
        Assert.False(Marks(GateAction.Replay, marked));
    }

    private static GateDecision.Permit Permit(bool own, GateAction action, params ImageRelease[] releases) => Assert.IsType<GateDecision.Permit>(
        PictureGate.Decide(own ? Cast.Operator : Cast.Dispatcher, action, SmallWorld.Till, SmallWorld.Rights(true, releases), Story.Start));
}
