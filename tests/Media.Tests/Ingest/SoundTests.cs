using LiveView.Domain.Connections;
using LiveView.Media.Feeds;
using LiveView.Media.Ingest;
using LiveView.Media.Mp4;
using LiveView.Media.Relay;
using LiveView.Media.Tests.Rtsp;

namespace LiveView.Media.Tests.Ingest;

/// <summary>What a camera hears is a feed of its own, with a real camera.</summary>
[Collection("processes")]
public class SoundTests
{
    private static readonly FeedId s_sound = new(NodeBench.Till, CameraStream.Audio);

    [Fact]
    public async Task Aac_is_passed_on_as_it_comes_without_a_process()
    {
        using var camera = TestCamera.With("till=h264+aac");
        await using var bench = new NodeBench();
        using var listener = await ListenAsync(bench, camera.Address("till"));

        var (samples, frequency) = Tone.Heard(await RecordAsync(listener, pieces: 32));

        Assert.Empty(NodeBench.Ffmpegs);
        Assert.Equal(("mp4a.40.2", 16_000), (listener.Init!.Segment.CodecText, listener.Init.Segment.Timescale));
        Assert.Equal(32 * 1024, samples);
        Assert.InRange(frequency, 430, 450);
    }

    [Fact]
    public async Task G711_is_heard_as_aac()
    {
        using var camera = TestCamera.With("till=h264+pcmu");
        await using var bench = new NodeBench();
        using var listener = await ListenAsync(bench, camera.Address("till"));

        var (samples, frequency) = Tone.Heard(await RecordAsync(listener, pieces: 32));

        Assert.Single(NodeBench.Ffmpegs);
        Assert.Equal((TrackCodec.Aac, "mp4a.40.2"), (listener.Init!.Segment.Codec, listener.Init.Segment.CodecText));
        Assert.InRange(samples, 31 * 1024, 32 * 1024);
        Assert.InRange(frequency, 430, 450);
    }

    [Fact]
    public async Task Picture_and_sound_of_one_camera_come_side_by_side_and_neither_holds_anything_of_the_other()
    {
        using var camera = TestCamera.With("till=h264+aac");
        await using var bench = new NodeBench();
        using var listener = await ListenAsync(bench, camera.Address("till"));
        bench.Assign(camera.Address("till"));
        using var viewer = await bench.WatchAsync();

        await viewer.NextPictureAsync();
        await listener.NextPictureAsync();

        Assert.Equal((TrackCodec.H264, TrackCodec.Aac), (viewer.Init!.Segment.Codec, listener.Init!.Segment.Codec));
    }

    [Fact]
    public async Task Who_takes_the_picture_in_never_asks_for_the_sound()
    {
        using var camera = new PacketCamera(visit => visit.PicturesAsync(200));
        await using var bench = new NodeBench();
        bench.Assign(camera.Address);
        using var viewer = await bench.WatchAsync();

        await viewer.NextPictureAsync();

        Assert.EndsWith("/picture", Assert.Single(camera.SetUp), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_takes_the_sound_in_never_asks_for_the_picture()
    {
        using var camera = new PacketCamera(visit => visit.SilenceAsync());
        await using var bench = new NodeBench();
        using var listener = await ListenAsync(bench, camera.Address);

        await Simulation.Patience.UntilAsync("something is set up", TimeSpan.FromSeconds(20), () => camera.SetUp.Count > 0);

        Assert.EndsWith("/sound", Assert.Single(camera.SetUp), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_camera_without_sound_is_said_to_have_none()
    {
        using var camera = TestCamera.With("till=h264");
        await using var bench = new NodeBench();
        using var listener = await ListenAsync(bench, camera.Address("till"));

        Assert.Equal(PictureFault.NoAudio, (await listener.UntilStateAsync(PictureCondition.Failed)).Fault);
    }

    private static async Task<ViewerWitness> ListenAsync(NodeBench bench, SourceAddress address)
    {
        bench.Node.Assign(new IngestAssignment(s_sound, 1, address, TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(5)));
        return new ViewerWitness((await bench.Relay.OpenAsync(s_sound, new FeedLocation(1), CancellationToken.None))!);
    }

    private static async Task<byte[]> RecordAsync(ViewerWitness listener, int pieces)
    {
        using var file = new MemoryStream();
        var first = await listener.NextPictureAsync();
        file.Write(listener.Init!.Message.Span[PictureHeader.Length..]);
        file.Write(first.Payload.Span);
        for (var i = 1; i < pieces; i++)
        {
            var next = await listener.NextPictureAsync();
            Assert.True(next.IsKeyFrame && next.DecodeTime > first.DecodeTime);
            file.Write(next.Payload.Span);
        }

        return file.ToArray();
    }
}
