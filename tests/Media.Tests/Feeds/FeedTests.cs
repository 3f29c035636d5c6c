using System.Buffers.Binary;
using LiveView.Media.Feeds;

namespace LiveView.Media.Tests.Feeds;

public class FeedTests
{
    [Fact]
    public void A_new_viewer_gets_the_state_then_init_then_the_whole_group_at_once()
    {
        var bench = new FeedBench();
        bench.Key();
        bench.Deltas(3);
        bench.Key();
        bench.Deltas(100);

        var messages = FeedBench.Drain(bench.Feed.Subscribe());

        Assert.Equal(PictureState.Live, Assert.IsType<FeedMessage.StateChanged>(messages[0]).State);
        Assert.IsType<FeedMessage.Init>(messages[1]);
        Assert.True(Assert.IsType<FeedMessage.Picture>(messages[2]).Fragment.IsKeyFrame);
        Assert.Equal(101, FeedBench.Pictures(messages).Count());
        Assert.All(messages.Skip(2), message => Assert.True(((FeedMessage.Picture)message).CatchUp));
    }

    [Fact]
    public void All_viewers_share_the_same_bytes()
    {
        var bench = new FeedBench();
        var one = bench.Feed.Subscribe();
        var two = bench.Feed.Subscribe();
        bench.Key();

        Assert.Same(FeedBench.Pictures(FeedBench.Drain(one)).Single(), FeedBench.Pictures(FeedBench.Drain(two)).Single());
    }

    [Fact]
    public void A_message_starts_with_the_header_of_the_contract()
    {
        var bench = new FeedBench();
        bench.Restart(7);
        bench.Key();
        bench.Deltas(1);

        var fragment = FeedBench.Pictures(FeedBench.Drain(bench.Feed.Subscribe())).Last();
        var header = fragment.Message.Span;

        Assert.Equal<byte>([2, 0, 0, 0], header[..4].ToArray());
        Assert.Equal(7u, BinaryPrimitives.ReadUInt32LittleEndian(header[4..]));
        Assert.Equal(2ul, BinaryPrimitives.ReadUInt64LittleEndian(header[8..]));
        Assert.Equal(
            fragment.ArrivedAt, DateTimeOffset.UnixEpoch.AddMicroseconds(BinaryPrimitives.ReadInt64LittleEndian(header[16..])));
        Assert.True(header.Slice(28, 4).SequenceEqual("moof"u8));
        Assert.Equal(0, header[1]);
    }

    [Fact]
    public void A_slow_viewer_resumes_at_the_next_key_frame()
    {
        var bench = new FeedBench();
        bench.Key();
        var viewer = bench.Feed.Subscribe();
        FeedBench.Drain(viewer);

        bench.Deltas(70);
        Assert.Empty(FeedBench.Pictures(FeedBench.Drain(viewer)));
        bench.Deltas(5);
        bench.Key();
        bench.Deltas(2);

        var messages = FeedBench.Drain(viewer);
        Assert.Equal(75, Assert.IsType<FeedMessage.Gap>(messages[0]).Dropped);
        Assert.Equal([true, false, false], FeedBench.Pictures(messages).Select(fragment => fragment.IsKeyFrame));
        Assert.Equal(75, viewer.Dropped);
    }

    [Fact]
    public void A_slow_viewer_costs_the_others_nothing()
    {
        var bench = new FeedBench();
        _ = bench.Feed.Subscribe();
        var quick = bench.Feed.Subscribe();
        var seen = 0;
        bench.Key();
        for (var i = 0; i < 200; i++)
        {
            bench.Deltas(1);
            seen += FeedBench.Pictures(FeedBench.Drain(quick)).Count();
        }

        Assert.Equal(201, seen);
        Assert.Equal(0, quick.Dropped);
    }

    [Fact]
    public void A_viewer_that_reads_nothing_for_ten_seconds_is_ended()
    {
        var bench = new FeedBench();
        var viewer = bench.Feed.Subscribe();
        for (var i = 0; i < 11; i++)
        {
            bench.Key();
            bench.Deltas(24);
        }

        Assert.Equal(EndReason.TooSlow, Assert.IsType<FeedMessage.Ended>(FeedBench.Drain(viewer).Last()).Reason);
        Assert.Equal(0, bench.Feed.Status.Viewers);
    }

    [Fact]
    public void What_waits_for_one_viewer_alone_is_bounded_in_bytes_too()
    {
        var bench = new FeedBench(new FeedLimits { ViewerBytes = 20_000 });
        bench.Key();
        var viewer = bench.Feed.Subscribe();
        FeedBench.Drain(viewer).OfType<IDisposable>().ToList().ForEach(picture => picture.Dispose());
        for (var i = 0; i < 5; i++)
        {
            bench.Deltas(10);
            bench.Key();
            Assert.True(bench.Pool.InUse <= 1 + 20);
        }

        Assert.True(FeedBench.Pictures(FeedBench.Drain(viewer)).Sum(fragment => fragment.Length) <= 20_000);
    }

    [Fact]
    public void The_first_burst_may_be_longer_while_the_feed_itself_holds_it()
    {
        var bench = new FeedBench(new FeedLimits { ViewerBytes = 20_000 });
        bench.Key();
        bench.Deltas(100);
        var viewer = bench.Feed.Subscribe();
        bench.Deltas(1);

        Assert.Equal(102, FeedBench.Pictures(FeedBench.Drain(viewer)).Count());
    }

    [Fact]
    public void A_listener_is_told_of_everything_that_waits()
    {
        var bench = new FeedBench();
        var viewer = bench.Feed.Subscribe();
        var listener = new Listener(viewer);
        viewer.Attach(listener);
        bench.Key();
        bench.Deltas(3);
        bench.Feed.End(EndReason.CameraStopped);

        Assert.Equal(4, listener.Pictures);
        Assert.Equal(EndReason.CameraStopped, listener.Ended);
    }

    [Fact]
    public void Hundreds_of_listeners_are_all_told()
    {
        var bench = new FeedBench();
        var listeners = Enumerable.Range(0, 700).Select(_ => new Listener(bench.Feed.Subscribe())).ToList();
        listeners.ForEach(listener => listener.Attach());
        bench.Key();

        Assert.True(SpinWait.SpinUntil(() => listeners.TrueForAll(listener => listener.Pictures == 1), TimeSpan.FromSeconds(20)));
    }

    private sealed class Listener(FeedSubscription subscription) : IFeedListener
    {
        private int _pictures;

        public int Pictures => Volatile.Read(ref _pictures);

        public EndReason? Ended { get; private set; }

        public void Attach() => subscription.Attach(this);

        public void OnReadable()
        {
            while (Ended is null && subscription.TryTake(out var item))
            {
                if (item.Picture is { } picture)
                {
                    Interlocked.Increment(ref _pictures);
                    picture.Release();
                }

                Ended = (item.Other as FeedMessage.Ended)?.Reason;
            }
        }
    }

    [Fact]
    public void A_viewer_that_waits_for_a_silent_camera_is_not_too_slow()
    {
        var bench = new FeedBench();
        var viewer = bench.Feed.Subscribe();
        FeedBench.Drain(viewer);
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        bench.Key();

        Assert.Single(FeedBench.Pictures(FeedBench.Drain(viewer)));
    }

    [Fact]
    public void A_new_epoch_gives_a_new_init_and_viewers_carry_on()
    {
        var bench = new FeedBench();
        bench.Key();
        var viewer = bench.Feed.Subscribe();
        FeedBench.Drain(viewer);

        bench.Restart(2);
        bench.Deltas(1);
        bench.Key();

        var messages = FeedBench.Drain(viewer);
        Assert.Equal(2, Assert.IsType<FeedMessage.Init>(messages.First(m => m is not FeedMessage.StateChanged)).Segment.Epoch);
        Assert.True(FeedBench.Pictures(messages).Single().IsKeyFrame);
    }

    [Fact]
    public void A_lower_epoch_is_refused()
    {
        var bench = new FeedBench();
        bench.Restart(5);

        Assert.Null(bench.Feed.StartRun(4));
    }

    [Fact]
    public void A_run_that_was_replaced_is_no_longer_heard()
    {
        var bench = new FeedBench();
        var old = bench.Restart(1);
        bench.Restart(2);

        Assert.False(old.Publish(PictureState.Stalled));
        Assert.NotEqual(PictureState.Stalled, bench.Feed.Status.State);
    }

    [Fact]
    public void A_lost_camera_leaves_no_old_picture_for_new_viewers()
    {
        var bench = new FeedBench();
        var writer = bench.Restart(1);
        bench.Key();
        writer.Publish(new PictureState(PictureCondition.Reconnecting, PictureFault.Refused));

        Assert.Empty(FeedBench.Pictures(FeedBench.Drain(bench.Feed.Subscribe())));
    }

    [Fact]
    public void A_group_that_grows_too_long_is_not_kept_and_the_state_says_so()
    {
        var bench = new FeedBench();
        bench.Key();
        bench.Deltas(260);

        var messages = FeedBench.Drain(bench.Feed.Subscribe());

        Assert.Equal(PictureState.LiveWithoutKeyFrame, Assert.IsType<FeedMessage.StateChanged>(messages[0]).State);
        Assert.Empty(FeedBench.Pictures(messages));
    }

    [Fact]
    public void The_kept_group_is_bounded_in_bytes_too()
    {
        var bench = new FeedBench(new FeedLimits { GroupBytes = 20_000 });
        bench.Key();
        bench.Deltas(100);

        Assert.Empty(FeedBench.Pictures(FeedBench.Drain(bench.Feed.Subscribe())));
    }

    [Fact]
    public void The_end_of_a_feed_comes_before_anything_that_still_waits()
    {
        var bench = new FeedBench();
        bench.Key();
        var viewer = bench.Feed.Subscribe();
        bench.Feed.End(EndReason.CameraStopped);

        Assert.Equal(new FeedMessage.Ended(EndReason.CameraStopped), Assert.Single(FeedBench.Drain(viewer)));
        Assert.Equal(new FeedMessage.Ended(EndReason.CameraStopped), Assert.Single(FeedBench.Drain(bench.Feed.Subscribe())));
    }

    [Fact]
    public async Task A_waiting_reader_is_woken_by_the_next_frame()
    {
        var bench = new FeedBench();
        using var viewer = bench.Feed.Subscribe();
        FeedBench.Drain(viewer);
        var reading = viewer.ReadAsync(CancellationToken.None).AsTask();
        bench.Key();

        var first = await reading.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(PictureState.Live, first is FeedMessage.StateChanged state ? state.State : PictureState.Live);
    }
}
