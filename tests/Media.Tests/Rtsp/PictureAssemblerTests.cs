using System.Buffers.Binary;
using LiveView.Media.Line;
using LiveView.Media.Mp4;
using LiveView.Media.Rtsp;

namespace LiveView.Media.Tests.Rtsp;

/// <summary>Pictures come out of packets as they went in.</summary>
public class PictureAssemblerTests
{
    private const uint Start = uint.MaxValue - 9000;
    private const uint Step = 3600;
    private readonly Packets _packets = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_picture_comes_out_whole_at_its_last_packet_and_with_its_time(bool isHevc)
    {
        var pictures = Packets.Pictures(isHevc ? Packets.H265.Value : Packets.H264.Value, isHevc);
        var (assembler, taken) = Assembler(isHevc);

        for (var i = 0; i < pictures.Count; i++)
        {
            Send(assembler, pictures[i], isHevc, At(i));
            Assert.Equal(i + 1, taken.Pictures.Count);
            Assert.Equal(WithLengths(pictures[i]), taken.Pictures[i].Units);
            Assert.Equal(i * Step, taken.Pictures[i].Time);
        }

        Assert.Equal([0, 10, 20], taken.Pictures.Index().Where(each => each.Item.IsKey).Select(each => each.Index));
        var init = Assert.Single(taken.Inits);
        Assert.Equal((320, 180, 90_000), (init.Width, init.Height, init.Timescale));
        Assert.StartsWith(isHevc ? "hvc1.1.6." : "avc1.42C0", init.CodecText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Units_that_share_a_packet_are_told_apart(bool isHevc)
    {
        var first = Packets.Pictures(isHevc ? Packets.H265.Value : Packets.H264.Value, isHevc)[0];
        var (assembler, taken) = Assembler(isHevc);

        assembler.OnPacket(0, _packets.Together(first, isHevc, Start, ends: true));

        Assert.Equal(WithLengths(first), Assert.Single(taken.Pictures).Units);
    }

    [Fact]
    public void Nothing_is_shown_before_a_decoder_can_start()
    {
        var pictures = Packets.Pictures(Packets.H264.Value, isHevc: false);
        var (assembler, taken) = Assembler(isHevc: false);

        for (var i = 5; i < 15; i++)
        {
            Send(assembler, pictures[i], isHevc: false, At(i));
        }

        Assert.True(taken.Pictures[0].IsKey);
        Assert.Equal(5, taken.Pictures.Count);
        Assert.Equal(5, taken.Skipped);
    }

    [Fact]
    public void After_a_lost_packet_everything_is_left_out_up_to_the_next_key_picture()
    {
        var pictures = Packets.Pictures(Packets.H264.Value, isHevc: false);
        var (assembler, taken) = Assembler(isHevc: false);

        for (var i = 0; i < 12; i++)
        {
            if (i == 4)
            {
                _packets.Packet([1], 0, false);
            }

            Send(assembler, pictures[i], isHevc: false, At(i));
        }

        Assert.Equal([0, 1, 2, 3, 10, 11], taken.Pictures.Select(picture => picture.Time / Step));
    }

    [Fact]
    public void A_camera_that_marks_every_slice_as_the_last_is_found_out_and_read_by_its_times()
    {
        var pictures = Packets.Pictures(Packets.H264InSlices.Value, isHevc: false);
        var (assembler, taken) = Assembler(isHevc: false);

        for (var i = 0; i < pictures.Count; i++)
        {
            foreach (var packet in pictures[i].SelectMany(unit => _packets.Split(unit, isHevc: false, At(i), ends: true)))
            {
                assembler.OnPacket(0, packet);
            }
        }

        // The first was torn before it was known; from the next key picture on all are whole.
        Assert.Equal(pictures.Skip(10).SkipLast(1).Select(WithLengths), taken.Pictures.Skip(1).Select(picture => picture.Units));
    }

    [Fact]
    public void A_camera_that_marks_nothing_is_read_by_its_times()
    {
        var pictures = Packets.Pictures(Packets.H264.Value, isHevc: false);
        var (assembler, taken) = Assembler(isHevc: false);

        for (var i = 0; i < pictures.Count; i++)
        {
            foreach (var packet in pictures[i].SelectMany(unit => _packets.Split(unit, isHevc: false, At(i), ends: false)))
            {
                assembler.OnPacket(0, packet);
            }
        }

        Assert.Equal(pictures.SkipLast(1).Select(WithLengths), taken.Pictures.Select(picture => picture.Units));
    }

    [Fact]
    public void A_report_of_the_sender_tells_when_pictures_were_captured()
    {
        var pictures = Packets.Pictures(Packets.H264.Value, isHevc: false);
        var (assembler, taken) = Assembler(isHevc: false);
        var captured = new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
        Send(assembler, pictures[0], isHevc: false, At(0));

        assembler.OnPacket(1, Report(captured, At(0)));
        Send(assembler, pictures[1], isHevc: false, At(1));

        Assert.Null(taken.Pictures[0].CapturedAt);
        Assert.Equal(captured.AddMilliseconds(40), taken.Pictures[1].CapturedAt!.Value, TimeSpan.FromMicroseconds(10));
    }

    [Fact]
    public void A_picture_without_end_is_not_collected_without_end()
    {
        var (assembler, _) = Assembler(isHevc: false);
        assembler.OnPacket(0, _packets.Packet([28 | 0x60, 0x85], Start, marker: false));

        Assert.Throws<RtspFormatException>(() =>
        {
            for (var i = 0; i < 200; i++)
            {
                assembler.OnPacket(0, _packets.Packet([28 | 0x60, 0x05, .. new byte[60_000]], Start, marker: false));
            }
        });
    }

    [Fact]
    public void A_whole_stream_can_be_read_back_by_our_reader_and_by_ffmpeg()
    {
        var pictures = Packets.Pictures(Packets.H265.Value, isHevc: true);
        var (assembler, taken) = Assembler(isHevc: true);
        for (var i = 0; i < pictures.Count; i++)
        {
            Send(assembler, pictures[i], isHevc: true, At(i));
        }

        byte[] file = [.. taken.Inits[0].Bytes.Span, .. taken.Pictures.SelectMany(picture =>
            FragmentWriter.Cut(picture.Units, 0, new SampleTimes(picture.Time, 0, Step, picture.IsKey)).Memory.ToArray())];

        var cut = Mp4.Streams.Cut(file, chunk: 77);
        Assert.Equal(taken.Pictures.Select(picture => (picture.Time, (long)Step, picture.IsKey)), cut.Fragments.Select(each => (each.DecodeTime, each.Duration, each.IsKeyFrame)));
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, file);
        var decoded = Programs.Ffmpeg("-i", path, "-f", "rawvideo", "-pix_fmt", "gray", "pipe:1");
        File.Delete(path);
        Assert.Equal(pictures.Count * 320 * 180, decoded.Length);
    }

    private static uint At(int picture) => unchecked(Start + ((uint)picture * Step));

    private static byte[] WithLengths(IEnumerable<byte[]> units) =>
        [.. units.SelectMany(unit => (byte[])[(byte)(unit.Length >> 24), (byte)(unit.Length >> 16), (byte)(unit.Length >> 8), (byte)unit.Length, .. unit])];

    private static (PictureAssembler Assembler, Taken Taken) Assembler(bool isHevc)
    {
        var taken = new Taken();
        var assembler = new PictureAssembler(new VideoOffer(96, isHevc ? "H265" : "H264", 90_000, null, new Dictionary<string, string>()), taken);
        assembler.Start(0);
        return (assembler, taken);
    }

    private static byte[] Report(DateTimeOffset at, uint time)
    {
        var report = new byte[28];
        (report[0], report[1], report[3]) = (0x80, 200, 6);
        var ticks = (at - new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero)).Ticks;
        BinaryPrimitives.WriteUInt64BigEndian(report.AsSpan(8), (ulong)(((UInt128)ticks << 32) / TimeSpan.TicksPerSecond));
        BinaryPrimitives.WriteUInt32BigEndian(report.AsSpan(16), time);
        return report;
    }

    private void Send(PictureAssembler assembler, IReadOnlyList<byte[]> picture, bool isHevc, uint time)
    {
        foreach (var (at, unit) in picture.Index())
        {
            foreach (var packet in _packets.Split(unit, isHevc, time, ends: at == picture.Count - 1))
            {
                assembler.OnPacket(0, packet);
            }
        }
    }

    private sealed class Taken : ICodedPictureReceiver
    {
        public List<InitSegment> Inits { get; } = [];

        public List<(byte[] Units, long Time, bool IsKey, DateTimeOffset? CapturedAt)> Pictures { get; } = [];

        public int Skipped { get; private set; }

        public void OnInit(InitSegment init) => Inits.Add(init);

        public void OnPicture(in CodedPicture picture) => Pictures.Add((picture.Units.ToArray(), picture.Time, picture.IsKey, picture.CapturedAt));

        public void OnSkipped() => Skipped++;
    }
}
