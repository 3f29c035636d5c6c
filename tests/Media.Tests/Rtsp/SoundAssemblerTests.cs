using System.Buffers.Binary;
using LiveView.Media.Line;
using LiveView.Media.Mp4;
using LiveView.Media.Rtsp;

namespace LiveView.Media.Tests.Rtsp;

public class SoundAssemblerTests
{
    private const uint Start = 1_000;
    private readonly Packets _packets = new();
    private readonly Taken _taken = new();
    private readonly SoundAssembler _assembler;

    public SoundAssemblerTests()
    {
        _assembler = new SoundAssembler(
            new AudioOffer(96, "MPEG4-GENERIC", Tone.Rate, null, new Dictionary<string, string>()), Tone.Config, _taken);
        _assembler.Start(0);
    }

    [Fact]
    public void A_tone_in_packets_of_several_units_is_read_back_by_our_reader_and_heard_by_ffmpeg()
    {
        var units = Tone.Units;
        foreach (var (at, three) in units.Chunk(3).Index())
        {
            Send(Start + ((uint)at * 3 * 1024), three);
        }

        Assert.Equal(units, _taken.Units.Select(each => each.Unit));
        Assert.Equal(Enumerable.Range(0, units.Count).Select(i => i * 1024L), _taken.Units.Select(each => each.Time));
        byte[] file = [.. InitWriter.Aac(Tone.Config, Tone.Rate).Bytes.Span, .. _taken.Units.SelectMany(each =>
            FragmentWriter.Cut(each.Unit, 0, new SampleTimes(each.Time, 0, 1024, true)).Memory.ToArray())];
        Assert.Equal(units.Count, Mp4.Streams.Cut(file, chunk: 77).Fragments.Count(each => each is { IsKeyFrame: true, Duration: 1024 }));
        var (samples, frequency) = Tone.Heard(file);
        Assert.Equal(units.Count * 1024, samples);
        Assert.InRange(frequency, 435, 445);
    }

    [Fact]
    public void The_init_segment_names_the_coding_as_browsers_ask_for_it()
    {
        var init = InitSegment.Read(InitWriter.Aac(Tone.Config, Tone.Rate).Bytes.Span);

        Assert.Equal((TrackCodec.Aac, "mp4a.40.2", 0, 0, Tone.Rate), (init.Codec, init.CodecText, init.Width, init.Height, init.Timescale));
    }

    [Fact]
    public void A_unit_in_several_packets_is_whole_or_not_there()
    {
        var unit = new byte[3_000];
        unit.AsSpan().Fill(7);
        SendPart(Start, unit, ..1_400);
        SendPart(Start, unit, 1_400..);
        Assert.Equal(unit, Assert.Single(_taken.Units).Unit);

        SendPart(Start + 1024, unit, ..1_400);
        _packets.Packet([], 0, marker: false);
        SendPart(Start + 1024, unit, 1_400..);
        Send(Start + 2048, [[1, 2, 3]]);
        Assert.Equal([unit, [1, 2, 3]], _taken.Units.Select(each => each.Unit));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0, 0, 1, 2 })]
    [InlineData(new byte[] { 0, 12, 0, 8, 1 })]
    [InlineData(new byte[] { 1, 0, 0, 8, 1 })]
    [InlineData(new byte[] { 0, 32, 0x40, 0, 0x40, 0, 1 })]
    public void What_is_no_row_of_units_is_refused(byte[] payload) =>
        Assert.Throws<RtspFormatException>(() => _assembler.OnPacket(0, _packets.Packet(payload, Start, marker: true)));

    [Fact]
    public void What_a_camera_says_of_itself_is_taken_over_only_where_it_is_what_we_read()
    {
        Assert.NotNull(Offer("mode=AAC-hbr;sizelength=13;indexlength=3;indexdeltalength=3;config=1408").Aac);
        Assert.Null(Offer("mode=AAC-lbr;sizelength=6;indexlength=2;indexdeltalength=2;config=1408").Aac);
        Assert.Null(Offer("mode=AAC-hbr;sizelength=13;indexlength=3;indexdeltalength=3;config=2B11").Aac);
        Assert.Null(Offer("mode=AAC-hbr;sizelength=13;indexlength=3;indexdeltalength=3;config=xyz").Aac);
    }

    private static AudioOffer Offer(string format) => SessionDescription.Read(System.Text.Encoding.UTF8.GetBytes(
        $"m=audio 0 RTP/AVP 97\na=rtpmap:97 mpeg4-generic/16000/1\na=fmtp:97 {format}\n")).Audio!;

    private void Send(uint time, byte[][] units)
    {
        var payload = new List<byte> { (byte)(units.Length * 16 >> 8), (byte)(units.Length * 16) };
        foreach (var unit in units)
        {
            payload.AddRange([(byte)(unit.Length >> 5), (byte)(unit.Length << 3)]);
        }

        _assembler.OnPacket(0, _packets.Packet([.. payload, .. units.SelectMany(unit => unit)], time, marker: true));
    }

    private void SendPart(uint time, byte[] unit, Range part)
    {
        var header = new byte[4];
        header[1] = 16;
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)(unit.Length << 3));
        _assembler.OnPacket(0, _packets.Packet([.. header, .. unit[part]], time, part.End.Equals(Index.End)));
    }

    private sealed class Taken : ICodedSoundReceiver
    {
        public List<(byte[] Unit, long Time)> Units { get; } = [];

        public void OnSound(in CodedSound sound) => Units.Add((sound.Unit.ToArray(), sound.Time));
    }
}
