using LiveView.Api.Gate.Follow;
using LiveView.Domain.Connections;
using LiveView.Domain.Tracking;

namespace LiveView.Api.Tests.Following;

/// <summary>Whoever does not read keeps nobody waiting and grows no queue.</summary>
public class TrackFollowerTests
{
    [Fact]
    public void Whoever_falls_behind_begins_anew_with_nothing_waiting()
    {
        var follower = new TrackFollower();
        for (var number = 1; number <= TrackFollower.MostWaiting; number++)
        {
            follower.Post(Frame(number));
        }

        Assert.False(follower.TakeBehind());
        follower.Post(Frame(TrackFollower.MostWaiting + 1));
        Assert.True(follower.TakeBehind());
        Assert.False(follower.TryTake(out _));
        follower.Post(Frame(TrackFollower.MostWaiting + 2));
        Assert.True(follower.TryTake(out var frame));
        Assert.Equal((TrackFollower.MostWaiting + 2, false), (frame!.Sequence, follower.TakeBehind()));
    }

    private static TrackFrame Frame(long number) => TrackText.Frame(
        new TrackEvent.FixTaken(new TrackFix(number, DateTimeOffset.UnixEpoch, new GeoPosition(52, 5), FixFlags.None)
        {
            FixTime = DateTimeOffset.UnixEpoch,
            ReceivedAt = DateTimeOffset.UnixEpoch,
            Source = "m1",
        }), null);
}
