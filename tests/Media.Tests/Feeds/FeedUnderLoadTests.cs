using LiveView.Media.Feeds;

namespace LiveView.Media.Tests.Feeds;

public class FeedUnderLoadTests
{
    [Fact]
    public async Task Viewers_that_come_read_and_go_on_other_threads_never_see_a_torn_picture()
    {
        var bench = new FeedBench();
        bench.Key();
        using var stop = new CancellationTokenSource();
        var viewers = Enumerable.Range(0, 8).Select(number => Task.Run(() => WatchAsync(bench.Feed, number % 2 == 0, stop.Token))).ToArray();
        for (var i = 0; i < 120; i++)
        {
            bench.Key();
            bench.Deltas(24);
        }

        bench.Feed.End(EndReason.CameraStopped);
        await Task.WhenAll(viewers).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(0, bench.Feed.Status.Viewers);
    }

    private static async Task WatchAsync(Feed feed, bool leavesSoon, CancellationToken cancellation)
    {
        while (true)
        {
            using var viewer = feed.Subscribe();
            var last = 0L;
            await foreach (var message in viewer.ReadAllAsync(cancellation))
            {
                if (message is FeedMessage.Ended { Reason: EndReason.CameraStopped })
                {
                    return;
                }

                if (message is FeedMessage.Picture picture)
                {
                    Assert.True(picture.Fragment.IsKeyFrame || picture.Fragment.Sequence == last + 1);
                    last = picture.Fragment.Sequence;
                    if (leavesSoon && last % 7 == 0)
                    {
                        break;
                    }
                }
            }
        }
    }
}
