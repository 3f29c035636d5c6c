using System.Buffers.Binary;
using System.Text;
using CsCheck;
using LiveView.Media.Mp4;

namespace LiveView.Media.Tests.Mp4;

public class FragmentReaderTests
{
    [Fact]
    public void One_fragment_comes_out_per_frame()
    {
        var pieces = Streams.Cut(Streams.H264);

        Assert.Equal(50, pieces.Fragments.Count);
        Assert.Equal([0, 25], pieces.Fragments.Index().Where(f => f.Item.IsKeyFrame).Select(f => f.Index));
    }

    [Fact]
    public void The_init_segment_tells_what_a_player_must_know()
    {
        var init = Streams.Cut(Streams.H264).Init;

        Assert.Equal(
            (TrackCodec.H264, "avc1.640028", 320, 180, 12800), (init.Codec, init.CodecText, init.Width, init.Height, init.Timescale));
    }

    [Fact]
    public void H265_is_named_as_browsers_want_it()
    {
        var pieces = Streams.Cut(Streams.H265);

        Assert.Equal(TrackCodec.H265, pieces.Init.Codec);
        Assert.StartsWith("hvc1.1.6.L", pieces.Init.CodecText, StringComparison.Ordinal);
        Assert.True(pieces.Fragments[0].IsKeyFrame);
        Assert.False(pieces.Fragments[1].IsKeyFrame);
    }

    [Fact]
    public void A_coding_that_no_console_shows_is_still_named() => Assert.Equal(TrackCodec.Other, Streams.Cut(Streams.Mjpeg).Init.Codec);

    [Fact]
    public void Frames_in_another_order_than_shown_are_cut_alike() =>
        Assert.Equal([0, 25], Streams.Cut(Streams.H264WithBFrames).Fragments.Index().Where(f => f.Item.IsKeyFrame).Select(f => f.Index));

    [Fact]
    public void Nothing_is_lost_or_changed_but_the_boxes_that_are_not_picture()
    {
        var all = Streams.Cut(Streams.H264).AllBytes;

        Assert.Equal(all, Streams.H264.AsSpan(0, all.Length));
        Assert.Equal("mfra", Encoding.ASCII.GetString(Streams.H264, all.Length + 4, 4));
    }

    [Fact]
    public void However_the_bytes_arrive_the_same_fragments_come_out()
    {
        var whole = Streams.Cut(Streams.H264);

        Gen.Int[1, 5000].Array[1, 50].Sample(
            sizes =>
            {
                var pieces = new Pieces();
                var reader = new FragmentReader(pieces, 24);
                ReadOnlySpan<byte> rest = Streams.H264;
                for (var i = 0; !rest.IsEmpty; i++)
                {
                    var size = Math.Min(sizes[i % sizes.Length], rest.Length);
                    reader.Read(rest[..size]);
                    rest = rest[size..];
                }

                return pieces.AllBytes.AsSpan().SequenceEqual(whole.AllBytes)
                    && pieces.Fragments.Select(f => f.IsKeyFrame).SequenceEqual(whole.Fragments.Select(f => f.IsKeyFrame));
            },
            iter: 200);
    }

    [Fact]
    public void One_byte_at_a_time_is_enough() => Assert.Equal(Streams.Cut(Streams.H264).AllBytes, Streams.Cut(Streams.H264, 1).AllBytes);

    [Fact]
    public void Garbage_gives_the_one_documented_exception_or_nothing() =>
        Gen.Byte.Array[0, 4000].Sample(OnlyTheDocumentedException, iter: 2000);

    [Fact]
    public void A_damaged_stream_gives_the_one_documented_exception_or_nothing() =>
        Gen.Select(Gen.Int[0, 4000], Gen.Byte).Array[1, 20].Sample(
            damage =>
            {
                var stream = Streams.H264[..8000];
                foreach (var (at, value) in damage)
                {
                    stream[at] = value;
                }

                OnlyTheDocumentedException(stream);
            },
            iter: 5000);

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(FragmentReader.MaxBoxBytes + 1)]
    public void A_size_that_cannot_be_right_is_refused(int size)
    {
        var header = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(header, size);

        Assert.Throws<Mp4FormatException>(() => Streams.Cut(header));
    }

    [Fact]
    public void A_box_with_a_long_size_is_read_as_well()
    {
        byte[] unknown = [0, 0, 0, 1, .. "free"u8, 0, 0, 0, 0, 0, 0, 0, 18, 1, 2];

        Assert.Equal(50, Streams.Cut([.. unknown, .. Streams.H264]).Fragments.Count);
    }

    [Fact]
    public void A_fragment_may_be_given_another_time_and_number()
    {
        var cut = Streams.Cut(Streams.H264, headroom: 24).Fragments[3];

        cut.Renumber(123_456_789_012, 77);

        var again = Streams.Cut([.. Streams.Cut(Streams.H264).Init.Bytes.Span, .. cut.Memory[24..].Span]).Fragments[0];
        Assert.Equal(123_456_789_012, again.DecodeTime);
    }

    private static void OnlyTheDocumentedException(byte[] stream)
    {
        try
        {
            Streams.Cut(stream);
        }
        catch (Mp4FormatException)
        {
        }
    }
}
