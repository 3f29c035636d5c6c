using System.Buffers.Binary;
using System.Security.Cryptography;
using LiveView.Media.Feeds;
using LiveView.Media.Mp4;

namespace LiveView.Media.Tests.Feeds;

public class FragmentTests
{
    [Fact]
    public void A_fragment_is_one_whole_unmasked_WebSocket_message()
    {
        var framed = Delta().Framed.Span;

        Assert.Equal(0x82, framed[0]);
        Assert.Equal(126, framed[1]);
        Assert.Equal(framed.Length - 4, BinaryPrimitives.ReadUInt16BigEndian(framed[2..]));
        Assert.Equal(PictureHeader.FragmentKind, framed[4]);
    }

    [Theory, InlineData(1, 2), InlineData(125, 2), InlineData(126, 4), InlineData(65_535, 4), InlineData(65_536, 10)]
    public void The_header_of_a_message_is_as_long_as_its_length_needs(int length, int header) =>
        Assert.Equal(header, SocketFrame.HeaderLength(length));

    [Fact]
    public void Whoever_catches_up_gets_headers_of_its_own_before_the_shared_picture()
    {
        var fragment = Delta();
        Span<byte> headers = new byte[Fragment.Headroom];

        var written = headers[..fragment.WriteCatchUpHeaders(headers)];

        Assert.True(fragment.Framed.Span[..4].SequenceEqual(written[..4]));
        Assert.Equal(PictureHeader.CatchUpFlag, written[5]);
        Assert.Equal(0, fragment.Message.Span[1]);
        Assert.Equal(fragment.Framed.Length, written.Length + fragment.Payload.Length);
    }

    [Fact]
    public void After_the_last_reference_nothing_can_be_read()
    {
        var fragment = Fragment.FromMessage(Delta().Message.Span);
        fragment.Hold();
        fragment.Release();
        _ = fragment.Framed;
        fragment.Release();

        Assert.Throws<ObjectDisposedException>(() => fragment.Framed);
        Assert.Throws<ObjectDisposedException>(() => fragment.Payload);
        Assert.Throws<ObjectDisposedException>(fragment.Hold);
        Assert.Throws<InvalidOperationException>(fragment.Release);
    }

    [Fact]
    public void A_reader_that_disposes_twice_takes_nobody_elses_reference()
    {
        var bench = new FeedBench();
        bench.Key();
        var one = FeedBench.Drain(bench.Feed.Subscribe()).OfType<FeedMessage.Picture>().Single();
        var other = FeedBench.Drain(bench.Feed.Subscribe()).OfType<FeedMessage.Picture>().Single();
        bench.Key();

        one.Dispose();
        one.Dispose();

        Assert.True(other.Fragment.Payload.Span.Slice(4, 4).SequenceEqual("moof"u8));
        other.Dispose();
        Assert.Equal(1, bench.Pool.InUse);
    }

    [Fact]
    public void The_memory_of_what_nobody_holds_is_used_again()
    {
        var bench = new FeedBench();
        for (var i = 0; i < 20; i++)
        {
            bench.Key();
            bench.Deltas(10);
        }

        Assert.Equal(11, bench.Pool.InUse);
        bench.Feed.End(EndReason.CameraStopped);
        Assert.Equal(0, bench.Pool.InUse);
    }

    [Fact]
    public async Task Reading_all_gives_back_what_was_read()
    {
        var bench = new FeedBench();
        bench.Key();
        var viewer = bench.Feed.Subscribe();
        FeedBench.Drain(viewer).OfType<IDisposable>().ToList().ForEach(picture => picture.Dispose());
        bench.Deltas(30);
        var seen = 0;
        await foreach (var message in viewer.ReadAllAsync(CancellationToken.None))
        {
            if (message is FeedMessage.Picture && ++seen == 30)
            {
                break;
            }
        }

        viewer.Dispose();
        bench.Key();
        Assert.Equal(1, bench.Pool.InUse);
    }

    [Fact]
    public void The_hash_is_that_of_the_payload()
    {
        var fragment = Delta();
        var expected = SHA256.HashData(fragment.Payload.Span);
        Assert.Equal(expected, fragment.PayloadHash.ToArray());
    }

    [Fact]
    public void A_message_that_came_over_a_relay_becomes_the_same_fragment()
    {
        var fragment = Delta();
        var again = Fragment.FromMessage(fragment.Message.Span);

        Assert.Equal(fragment.Framed.ToArray(), again.Framed.ToArray());
        Assert.Equal(
            (fragment.Epoch, fragment.Sequence, fragment.IsKeyFrame, fragment.DecodeTime),
            (again.Epoch, again.Sequence, again.IsKeyFrame, again.DecodeTime));
        Assert.Equal(fragment.ArrivedAt, again.ArrivedAt, TimeSpan.FromMicroseconds(1));
    }

    [Fact]
    public void An_init_segment_that_came_over_a_relay_becomes_the_same_one()
    {
        var init = FeedBench.Drain(new FeedBench().Feed.Subscribe()).OfType<FeedMessage.Init>().Single().Segment;
        var again = FeedInit.FromMessage(init.Message.Span, run: 3);

        Assert.Equal(init.Framed.ToArray(), again.Framed.ToArray());
        Assert.Equal((init.Epoch, init.Segment.CodecText, 3), (again.Epoch, again.Segment.CodecText, again.Run));
    }

    [Fact]
    public void What_is_no_message_of_ours_is_refused()
    {
        var message = Delta().Message.ToArray();
        Assert.Throws<Mp4FormatException>(() => Fragment.FromMessage(message.AsSpan(0, 24)));
        Assert.Throws<Mp4FormatException>(() => Fragment.FromMessage(message.AsSpan(0, 60)));
        Assert.Throws<Mp4FormatException>(() => FeedInit.FromMessage(message, 1));
        for (var at = 0; at < 200 && at < message.Length; at++)
        {
            var broken = message.ToArray();
            broken[at] ^= 0xFF;
            try
            {
                Fragment.FromMessage(broken).Release();
            }
            catch (Mp4FormatException)
            {
            }
        }
    }

    private static Fragment Delta()
    {
        var bench = new FeedBench();
        bench.Key();
        bench.Deltas(1);
        return FeedBench.Pictures(FeedBench.Drain(bench.Feed.Subscribe())).Last();
    }
}
