using System.Diagnostics;
using System.Net.Sockets;
using LiveView.Media.Feeds;
using LiveView.Media.Ingest;
using LiveView.Media.Tests.Rtsp;
using Xunit.Abstractions;

namespace LiveView.Media.Tests.Ingest;

/// <summary>Cameras that fall silent, flap, lie, dawdle or never stop talking.</summary>
[Collection("processes")]
public class UnreliableCameraTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_camera_that_falls_silent_is_called_stalled_then_left_and_visited_again()
    {
        using var camera = new PacketCamera(async visit =>
        {
            await visit.PicturesAsync(visit.Number == 1 ? 10 : 10_000);
            await visit.SilenceAsync();
        });
        await using var bench = new NodeBench();
        bench.Assign(camera.Address);
        using var viewer = await bench.WatchAsync();

        Assert.Equal(PictureFault.NoAnswer, (await viewer.UntilStateAsync(PictureCondition.Stalled)).Fault);
        await viewer.UntilStateAsync(PictureCondition.Reconnecting);
        await viewer.UntilStateAsync(PictureCondition.Live);
    }

    [Fact]
    public async Task A_session_is_kept_alive_and_ended_with_a_farewell()
    {
        using var camera = new PacketCamera(visit => visit.PicturesAsync(10_000));
        await using (var bench = new NodeBench())
        {
            bench.Assign(camera.Address);
            using var viewer = await bench.WatchAsync();
            await viewer.UntilAsync(message => message is FeedMessage.Picture picture && picture.Fragment.Sequence > 60);
        }

        lock (camera.Asked)
        {
            Assert.Equal(["DESCRIBE", "SETUP", "PLAY", "GET_PARAMETER"], camera.Asked.Take(4));
            Assert.Equal("TEARDOWN", camera.Asked[^1]);
        }
    }

    [Fact]
    public async Task A_camera_that_sends_another_payload_than_it_said_is_given_up_in_time()
    {
        using var camera = new PacketCamera(async visit =>
        {
            while (true)
            {
                var packet = visit.Packet([0x65, 0x88], marker: true);
                packet[1] = 97;
                await visit.PacketAsync(packet);
                await Task.Delay(TimeSpan.FromMilliseconds(40), TimeProvider.System);
            }
        });

        Assert.Equal(PictureFault.NoAnswer, await FirstFaultAsync(camera.Address, NodeBench.LocalCameras with { FirstFramePatience = TimeSpan.FromSeconds(1) }));
    }

    [Fact]
    public async Task A_camera_without_key_frames_is_named()
    {
        using var camera = new PacketCamera(async visit =>
        {
            while (true)
            {
                await visit.PacketAsync(visit.Packet([0x41, 0x9A, 0x00], marker: true));
                await Task.Delay(TimeSpan.FromMilliseconds(40), TimeProvider.System);
            }
        });
        await using var bench = new NodeBench(NodeBench.LocalCameras with
        {
            FirstFramePatience = TimeSpan.FromSeconds(1),
            KeyFramePatience = TimeSpan.FromSeconds(2),
        });
        bench.Assign(camera.Address);
        using var viewer = await bench.WatchAsync();

        await viewer.UntilAsync(message => message is FeedMessage.StateChanged { State: { Condition: PictureCondition.Starting, Fault: PictureFault.NoKeyFrame } });
        await viewer.UntilStateAsync(PictureCondition.Reconnecting);
    }

    [Theory]
    [InlineData("a head without end")]
    [InlineData("a picture without end")]
    [InlineData("no RTP")]
    [InlineData("no RTSP")]
    public async Task What_cannot_be_true_ends_the_visit_with_little_memory(string lie)
    {
        using var camera = new PacketCamera(visit => LieAsync(visit, lie));
        var before = GC.GetTotalMemory(forceFullCollection: true);

        Assert.Equal(PictureFault.BadStream, await FirstFaultAsync(camera.Address, NodeBench.LocalCameras));

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 32L * 1024 * 1024);
    }

    [Fact]
    public async Task A_camera_that_dawdles_over_its_answer_is_given_up_in_time()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var dawdling = DawdleAsync(listener);
        var since = Stopwatch.StartNew();

        Assert.Equal(PictureFault.NoAnswer, await FirstFaultAsync(
            RtspAddress.Parse($"rtsp://127.0.0.1:{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}/a"),
            NodeBench.LocalCameras with { AnswerPatience = TimeSpan.FromSeconds(1) }));

        Assert.InRange(since.Elapsed.TotalSeconds, 0.9, 10);
        await dawdling;
    }

    /// <summary>Ten times here; a hundred in <c>./live-view bench faults</c>.</summary>
    [Fact]
    public async Task A_camera_that_is_unplugged_again_and_again_comes_back_every_time_and_leaves_nothing_behind()
    {
        const int times = 10;
        using var camera = new PacketCamera(async visit =>
        {
            await visit.PicturesAsync(visit.Number <= times ? 12 : 100_000);
            visit.Reset();
        });
        await using var bench = new NodeBench(NodeBench.LocalCameras with { ReconnectPace = 0.05 });
        bench.Assign(camera.Address);
        using var viewer = await bench.WatchAsync();
        await viewer.NextPictureAsync();
        var handles = Process.GetCurrentProcess().HandleCount;

        var last = 0L;
        var inits = 0;
        while (inits < times)
        {
            switch (await viewer.UntilAsync(message => message is FeedMessage.Picture or FeedMessage.Init))
            {
                case FeedMessage.Init:
                    inits++;
                    break;
                case FeedMessage.Picture { Fragment: var fragment }:
                    Assert.True(fragment.DecodeTime > last);
                    last = fragment.DecodeTime;
                    break;
            }
        }

        await viewer.NextPictureAsync();
        output.WriteLine($"{camera.Visits} visits, handles {handles} then {Process.GetCurrentProcess().HandleCount}");
        Assert.Equal(times + 1, camera.Visits);
        Assert.InRange(Process.GetCurrentProcess().HandleCount, 0, handles + 8);
        Assert.Empty(NodeBench.Ffmpegs);
    }

    private static async Task<PictureFault> FirstFaultAsync(RtspAddress address, MediaNodeOptions options)
    {
        await using var bench = new NodeBench(options);
        bench.Assign(address);
        using var viewer = await bench.WatchAsync();
        var seen = await viewer.UntilAsync(message => message is FeedMessage.StateChanged { State: { Fault: not PictureFault.None, Condition: PictureCondition.Reconnecting or PictureCondition.Failed } });
        return ((FeedMessage.StateChanged)seen).State.Fault;
    }

    private static async Task LieAsync(PacketCamera.Visit visit, string lie)
    {
        switch (lie)
        {
            case "a head without end":
                await visit.BytesAsync("RTSP/1.0 200 OK\r\n"u8.ToArray());
                while (true)
                {
                    await visit.BytesAsync("X-Padding: ................................................................\r\n"u8.ToArray());
                }

            case "a picture without end":
                await visit.PacketAsync(visit.Packet([0x7C, 0x85, 0x88], marker: false));
                while (true)
                {
                    await visit.PacketAsync(visit.Packet([0x7C, 0x05, .. new byte[32_000]], marker: false));
                }

            case "no RTP":
                await visit.PacketAsync([1, 2, 3]);
                break;
            default:
                await visit.BytesAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
                break;
        }

        await visit.SilenceAsync();
    }

    private static async Task DawdleAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        try
        {
            while (true)
            {
                await client.GetStream().WriteAsync("R"u8.ToArray().AsMemory());
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
            }
        }
        catch (IOException)
        {
            // It was given up.
        }
    }
}
