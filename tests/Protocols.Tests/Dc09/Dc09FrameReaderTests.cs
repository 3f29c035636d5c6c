using System.Text;
using CsCheck;
using LiveView.Protocols.Dc09;

namespace LiveView.Protocols.Tests.Dc09;

public class Dc09FrameReaderTests
{
    private const string HoldUp = "\"SIA-DCS\"0042L0#1234[#1234|NHA3]";
    private const string LinkTest = "\"NULL\"0000L0#1234[]";

    private static List<string> Cut(Dc09FrameReader reader, ReadOnlySpan<byte> received)
    {
        var frames = new List<string>();
        while (reader.TryRead(ref received, out var frame))
        {
            frames.Add(Encoding.Latin1.GetString(frame));
        }

        Assert.True(received.IsEmpty);
        return frames;
    }

    private static string Text(string body, bool binaryCrc = false) => Encoding.Latin1.GetString(FrameWriter.Frame(body, binaryCrc));

    [Fact]
    public void Several_frames_in_one_segment_are_cut_apart() =>
        Assert.Equal([Text(HoldUp), Text(LinkTest)], Cut(new(), [.. FrameWriter.Sent(HoldUp), .. FrameWriter.Sent(LinkTest)]));

    [Fact]
    public void A_frame_may_arrive_byte_by_byte()
    {
        var reader = new Dc09FrameReader();

        var frames = FrameWriter.Sent(HoldUp).SelectMany(b => Cut(reader, [b])).ToList();

        Assert.Equal([Text(HoldUp)], frames);
        Assert.Equal(0, reader.PendingBytes);
    }

    [Fact]
    public void Bytes_before_the_first_LF_are_skipped_and_counted()
    {
        var reader = new Dc09FrameReader();

        Assert.Equal([Text(HoldUp)], Cut(reader, [.. "GET / HTTP/1.1\r"u8, .. FrameWriter.Sent(HoldUp)]));
        Assert.Equal(15, reader.DiscardedBytes);
    }

    [Fact]
    public void A_frame_that_never_ends_gives_way_to_the_next() =>
        Assert.Equal([Text(HoldUp)], Cut(new(), [.. "\nCE110032\"SIA-DCS\"9876"u8, .. FrameWriter.Sent(HoldUp)]));

    [Fact]
    public void A_length_that_promises_too_much_does_not_swallow_the_repetition() =>
        Assert.Equal(
            ["CE110FFF\"NULL\"0000L0#1234[]", Text(LinkTest)],
            Cut(new(), [.. "\nCE110FFF\"NULL\"0000L0#1234[]\r"u8, .. FrameWriter.Sent(LinkTest)]));

    [Fact]
    public void A_checksum_in_raw_bytes_may_hold_CR_and_LF()
    {
        // Whatever the number, so also those whose checksum has 0A or 0D in it.
        var bodies = Enumerable.Range(1, 9999).Select(n => $"\"NULL\"{n:0000}L0#1234[]").ToArray();
        var awkward = bodies.Where(body => FrameWriter.Frame(body, binaryCrc: true)[..2].Any(b => b is 0x0A or 0x0D)).ToArray();
        Assert.NotEmpty(awkward);

        Assert.Equal(
            awkward.Select(body => Text(body, binaryCrc: true)),
            Cut(new(), awkward.SelectMany(body => FrameWriter.Sent(body, binaryCrc: true)).ToArray()));
    }

    [Fact]
    public void The_longest_frame_passes_and_one_byte_more_does_not()
    {
        var longest = new string('x', Dc09FrameReader.MaxFrameLength);

        Assert.Equal([longest], Cut(new(), Encoding.ASCII.GetBytes($"\n{longest}\r")));
        Assert.Equal([Text(HoldUp)], Cut(new(), [.. Encoding.ASCII.GetBytes($"\n{longest}x\r"), .. FrameWriter.Sent(HoldUp)]));
    }

    [Theory]
    [InlineData((byte)'x')]
    [InlineData((byte)0x0A)]
    [InlineData((byte)0x00)]
    public void Ten_megabytes_of_garbage_are_never_kept(byte garbage)
    {
        var reader = new Dc09FrameReader();
        byte[] segment = [0x0A, .. Enumerable.Repeat(garbage, 65535)];
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 160; i++)
        {
            ReadOnlySpan<byte> received = segment;
            while (reader.TryRead(ref received, out _))
            {
            }

            Assert.InRange(reader.PendingBytes, 0, 2 * Dc09FrameReader.MaxFrameLength);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        Assert.Equal([Text(HoldUp)], Cut(reader, FrameWriter.Sent(HoldUp)));
    }

    [Fact]
    public void However_the_bytes_are_chopped_up_the_frames_are_the_same()
    {
        // Bytes from the alphabet that matters, so that frames, halves of frames and garbage follow on one another.
        var piece = Gen.OneOf<byte[]>(
            Gen.Const(FrameWriter.Sent(HoldUp)),
            Gen.Const(FrameWriter.Sent(LinkTest, binaryCrc: true)),
            Gen.Const("\nCE110FFF\"NULL\"0000"u8.ToArray()),
            Gen.OneOf((byte)0x0A, (byte)0x0D, (byte)'0', (byte)'"', (byte)'A').Array[0, 12],
            Gen.Byte.Array[0, 20],
            Gen.Const(Enumerable.Repeat((byte)'x', 4100).ToArray()));

        Gen.Select(piece.Array[0, 12], Gen.Int[1, 40].Array[1, 8]).Sample((pieces, chunks) =>
        {
            var stream = pieces.SelectMany(bytes => bytes).ToArray();
            var whole = Cut(new(), stream);

            var reader = new Dc09FrameReader();
            var chopped = new List<string>();
            for (int at = 0, i = 0; at < stream.Length; i++)
            {
                var size = Math.Min(chunks[i % chunks.Length], stream.Length - at);
                chopped.AddRange(Cut(reader, stream.AsSpan(at, size)));
                at += size;
            }

            return whole.SequenceEqual(chopped);
        }, iter: 2000);
    }
}
