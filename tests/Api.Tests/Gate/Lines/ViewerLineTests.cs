using System.Text;
using CsCheck;
using LiveView.Api.Gate.Lines;
using LiveView.Media.Feeds;
using LiveView.Media.Tests.Feeds;

namespace LiveView.Api.Tests.Gate.Lines;

/// <summary>Whatever room the kernel has, a viewer gets whole messages in order, and none without a lease.</summary>
public class ViewerLineTests
{
    private const int Plenty = 100_000_000;

    private enum Act
    {
        Key,
        Deltas,
        Widen,
        WidenALittle,
        Pong,
        Stall,
        SayAgain,
        Revoke,
        Expire,
    }

    [Fact]
    public void Messages_leave_whole_and_in_order_however_few_bytes_at_a_time_and_no_picture_begins_after_the_lease() =>
        Gen.Select(Gen.Enum<Act>(), Gen.Int[1, 40_000]).Array[1, 80].Sample(Play, iter: 400);

    [Fact]
    public void Text_comes_before_the_pictures_it_speaks_of()
    {
        var (bench, end) = Begin(out var feed);
        end.Widen(Plenty);
        feed.Key();

        var messages = Frames.Read(end.Out).Whole;
        Assert.Equal([Frames.Text, Frames.Text, Frames.Binary, Frames.Text, Frames.Binary], messages.Select(each => each.Kind));
        Assert.Contains("\"init\"", Encoding.UTF8.GetString(messages[1].Body), StringComparison.Ordinal);
        Assert.Equal(PictureHeader.InitKind, messages[2].Body[0]);
        bench.Dispose();
    }

    [Fact]
    public void Whoever_joins_late_gets_the_group_marked_as_older_than_live()
    {
        var feed = new FeedBench();
        feed.Key();
        feed.Deltas(5);
        var end = new NarrowEnd();
        end.Widen(Plenty);
        using var bench = new LineBench(end, feed);
        feed.Deltas(1);

        var flags = Frames.Read(end.Out).Whole.Where(each => each.Kind == Frames.Binary && each.Body[0] == PictureHeader.FragmentKind)
            .Select(each => each.Body[1] & PictureHeader.CatchUpFlag);
        Assert.Equal([2, 2, 2, 2, 2, 2, 0], flags);
    }

    [Fact]
    public void A_picture_that_is_half_out_when_the_lease_ends_does_not_go_on()
    {
        var (bench, end) = Begin(out var feed);
        end.Widen(1500);
        feed.Key();
        var left = end.Out.Length;
        Assert.True(bench.Line.IsBlocked);

        bench.Lease.End("withdrawn");
        end.Widen(Plenty);

        Assert.True(end.Aborted);
        Assert.Equal(left, end.Out.Length);
        bench.Dispose();
        feed.Feed.End(EndReason.CameraStopped);
        Assert.Equal(0, feed.Pool.InUse);
    }

    [Fact]
    public async Task A_viewer_whose_line_takes_nothing_is_found_too_slow()
    {
        var (bench, end) = Begin(out var feed);
        end.Widen(1000);
        for (var i = 0; i < 12; i++)
        {
            feed.Key();
            feed.Deltas(24);
        }

        Assert.Equal(EndReason.TooSlow, await bench.Playing.WaitAsync(TimeSpan.FromSeconds(20)));
        bench.Dispose();
    }

    [Fact]
    public void A_stalled_viewer_keeps_no_more_than_its_queue_alive()
    {
        var (bench, end) = Begin(out var feed);
        end.Widen(1000);
        for (var i = 0; i < 9; i++)
        {
            feed.Key();
            feed.Deltas(24);
        }

        // What is half out, the queue, and the feed's own group.
        Assert.InRange(feed.Pool.InUse, 1, 1 + 64 + 25);
        bench.Dispose();
    }

    [Fact]
    public async Task A_line_that_breaks_tells_whoever_waits_for_it()
    {
        var (bench, end) = Begin(out var feed);
        end.Widen(1000);
        feed.Key();
        var writing = bench.Line.WriteAsync(new byte[] { 0x8A, 0 }).AsTask();

        bench.Line.Cut();

        await Assert.ThrowsAsync<IOException>(() => writing.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.True(bench.Line.Gone.IsCancellationRequested);
        feed.Key();
        bench.Dispose();
    }

    [Fact]
    public void An_end_that_throws_harms_nobody_but_its_viewer()
    {
        var feed = new FeedBench();
        using var broken = new LineBench(new BrokenEnd(), feed);
        var end = new NarrowEnd();
        end.Widen(Plenty);
        using var well = new LineBench(end, feed);

        feed.Key();
        feed.Deltas(2);

        Assert.True(broken.Line.Gone.IsCancellationRequested);
        Assert.Equal(3, Frames.Sequences(Frames.Read(end.Out).Whole).Count());
    }

    private static (LineBench Bench, NarrowEnd End) Begin(out FeedBench feed)
    {
        feed = new FeedBench();
        var end = new NarrowEnd();
        return (new LineBench(end, feed), end);
    }

    private static void Play((Act Act, int Size)[] acts)
    {
        var feed = new FeedBench();
        var writer = feed.Restart(1);
        var end = new NarrowEnd();
        var pongs = 0;
        var (ended, wholeAtEnd) = (false, 0);
        using (var bench = new LineBench(end, feed))
        {
            foreach (var (act, size) in acts)
            {
                switch (act)
                {
                    case Act.Key:
                        feed.Key();
                        break;
                    case Act.Deltas:
                        feed.Deltas(1 + size % 20);
                        break;
                    case Act.Widen:
                        end.Widen(size);
                        break;
                    case Act.WidenALittle:
                        end.Widen(size % 50);
                        break;
                    case Act.Pong when !end.Aborted:
                        pongs++;
                        _ = bench.Line.WriteAsync(new byte[] { 0x8A, 1, (byte)pongs }).AsTask();
                        break;
                    case Act.Stall:
                        writer.Publish(PictureState.Stalled);
                        break;
                    case Act.SayAgain:
                        bench.Pictures.SayAgain();
                        break;
                    case Act.Revoke or Act.Expire when !ended:
                        ended = true;
                        End(bench, act);
                        wholeAtEnd = Pictures(end);
                        break;
                }
            }

            if (!end.Aborted)
            {
                end.Widen(Plenty);
                Assert.False(bench.Line.IsBlocked);
                var (whole, left) = Frames.Read(end.Out);
                Assert.Equal(0, left);
                Assert.Equal(pongs, whole.Count(each => each.Kind == Frames.Pong));
                Assert.Equal(bench.Pictures.Fragments, Frames.Sequences(whole).Count());
            }
        }

        var sequences = Frames.Sequences(Frames.Read(end.Out).Whole).ToList();
        Assert.Equal(sequences.Order(), sequences);
        Assert.True(!ended || Pictures(end) == wholeAtEnd);
        feed.Feed.End(EndReason.CameraStopped);
        Assert.Equal(0, feed.Pool.InUse);
    }

    private static void End(LineBench bench, Act act)
    {
        if (act == Act.Revoke)
        {
            bench.Lease.End("withdrawn");
        }
        else
        {
            bench.Time.Advance(TimeSpan.FromSeconds(5));
            // The book looks at every lease each second.
            Assert.False(bench.Lease.Holds);
        }
    }

    private static int Pictures(NarrowEnd end) => Frames.Read(end.Out).Whole.Count(each => each.Kind == Frames.Binary);

    private sealed class BrokenEnd : ISendingEnd
    {
        public Task? Send(ReadOnlyMemory<byte> bytes) => throw new ObjectDisposedException(nameof(BrokenEnd));

        public void Abort()
        {
        }
    }
}
