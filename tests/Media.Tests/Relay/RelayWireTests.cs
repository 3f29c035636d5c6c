using System.IO.Pipelines;
using LiveView.Media.Feeds;
using LiveView.Media.Relay;
using LiveView.Media.Tests.Feeds;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LiveView.Media.Tests.Relay;

/// <summary>What a viewer of a mirror gets is what a viewer at the node gets, byte for byte.</summary>
public class RelayWireTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_mirrored_feed_has_the_same_messages_epochs_and_numbers()
    {
        var node = new FeedBench();
        using var atNode = node.Feed.Subscribe();
        var mirror = new Feed(FeedBench.Till, FeedLimits.Default, TimeProvider.System);
        using var atMirror = mirror.Subscribe();
        node.Key();
        node.Deltas(3);

        await using var line = new Line(node.Feed, mirror);
        await Line.UntilAsync(() => mirror.Status.Sequence == 4);
        node.Key();
        await Line.UntilAsync(() => mirror.Status.Sequence == 5);

        Assert.Equal(Bytes(atNode), Bytes(atMirror));
        Assert.Equal(node.Feed.Status.Epoch, mirror.Status.Epoch);
        Assert.Equal(node.Feed.Status.State, mirror.Status.State);
    }

    [Fact]
    public async Task The_group_with_which_a_mirror_starts_is_marked_as_older_than_live()
    {
        var node = new FeedBench();
        node.Key();
        node.Deltas(2);
        var mirror = new Feed(FeedBench.Till, FeedLimits.Default, TimeProvider.System);
        using var viewer = mirror.Subscribe();
        await using var line = new Line(node.Feed, mirror);
        await Line.UntilAsync(() => mirror.Status.Sequence == 3);
        node.Deltas(1);
        await Line.UntilAsync(() => mirror.Status.Sequence == 4);

        var pictures = FeedBench.Drain(viewer).OfType<FeedMessage.Picture>().ToList();
        Assert.Equal([true, true, true, false], pictures.Select(each => each.CatchUp));
        pictures.ForEach(each => each.Dispose());
    }

    [Fact]
    public async Task A_node_that_restarts_its_ingest_under_a_higher_epoch_is_followed_over_the_same_line()
    {
        var node = new FeedBench();
        node.Key();
        var mirror = new Feed(FeedBench.Till, FeedLimits.Default, TimeProvider.System);
        await using var line = new Line(node.Feed, mirror);
        await Line.UntilAsync(() => mirror.Status.Sequence == 1);
        node.Restart(2);
        node.Key();
        await Line.UntilAsync(() => mirror.Status is { Epoch: 2, Sequence: 1 });
    }

    [Fact]
    public async Task A_mirror_that_knows_a_higher_epoch_takes_nothing_of_a_lower_one()
    {
        var node = new FeedBench();
        node.Key();
        var mirror = new Feed(FeedBench.Till, FeedLimits.Default, TimeProvider.System);
        await using var line = new Line(node.Feed, mirror, before: () => mirror.StartRun(7));

        Assert.Equal("a newer epoch is known.", await line.Ended.WaitAsync(Soon, TimeProvider.System));
        Assert.Equal((7, 0), (mirror.Status.Epoch, mirror.Status.Sequence));
    }

    [Fact]
    public async Task An_edge_that_is_no_longer_let_in_gets_no_further_picture()
    {
        var node = new FeedBench();
        var admitted = true;
        using var feed = node.Feed.Subscribe();
        var pipe = new Pipe();
        var sender = new RelaySender(feed, pipe.Writer, () => admitted, TimeProvider.System);
        var sending = sender.RunAsync(CancellationToken.None);
        node.Key();
        admitted = false;
        node.Deltas(1);

        Assert.Null(await sending.WaitAsync(Soon, TimeProvider.System));
        Assert.InRange(sender.Messages, 0, 2);
    }

    [Fact]
    public async Task A_line_that_falls_silent_is_given_up_after_three_seconds()
    {
        var time = new FakeTimeProvider();
        var pipe = new Pipe();
        var reading = new RelayReader(pipe.Reader.AsStream(), time).ReadAsync(CancellationToken.None).AsTask();
        time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(reading.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));

        await Assert.ThrowsAsync<TimeoutException>(() => reading.WaitAsync(Soon, TimeProvider.System));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public async Task A_record_of_an_impossible_length_ends_the_line(int length)
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(BitConverter.GetBytes(length));
        await Assert.ThrowsAsync<RelayFormatException>(
            async () => await new RelayReader(pipe.Reader.AsStream(), TimeProvider.System).ReadAsync(CancellationToken.None));
    }

    private static List<string> Bytes(FeedSubscription viewer)
    {
        var bytes = new List<string>();
        foreach (var message in FeedBench.Drain(viewer))
        {
            switch (message)
            {
                case FeedMessage.Init init:
                    bytes.Add(Convert.ToHexString(init.Segment.Framed.Span));
                    break;
                case FeedMessage.Picture picture:
                    bytes.Add(Convert.ToHexString(picture.Fragment.Framed.Span));
                    picture.Dispose();
                    break;
            }
        }

        return bytes;
    }

    /// <summary>A node's feed, given over a pipe to a mirror.</summary>
    private sealed class Line : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly FeedSubscription _feed;
        private readonly Task _sending;

        public Line(Feed node, Feed mirror, Action? before = null)
        {
            var pipe = new Pipe();
            _feed = node.Subscribe();
            var run = new MirrorRun(mirror, mirror.StartRun(1)!, NullLogger.Instance);
            before?.Invoke();
            _sending = new RelaySender(_feed, pipe.Writer, () => true, TimeProvider.System).RunAsync(_stop.Token);
            Ended = run.PassOnAsync(new RelayReader(pipe.Reader.AsStream(), TimeProvider.System), _stop.Token);
        }

        public Task<string> Ended { get; }

        public static async Task UntilAsync(Func<bool> happened)
        {
            var began = TimeProvider.System.GetTimestamp();
            while (!happened())
            {
                Assert.True(TimeProvider.System.GetElapsedTime(began) < Soon, "It did not happen.");
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await Task.WhenAny(Task.WhenAll(_sending, Ended), Task.Delay(Soon, TimeProvider.System));
            _feed.Dispose();
            _stop.Dispose();
        }
    }
}
