using System.Net;
using System.Net.Sockets;
using LiveView.Media.Feeds;
using LiveView.Media.Ingest;
using LiveView.Media.Tests.Rtsp;

namespace LiveView.Media.Tests.Ingest;

/// <summary>Cameras that give no picture, each for a reason that people can do something about.</summary>
[Collection("processes")]
public class UnusableCameraTests
{
    [Fact]
    public async Task A_port_on_which_nothing_listens_is_called_refused()
    {
        var listener = Listen(out var port);
        listener.Dispose();

        Assert.Equal((PictureCondition.Reconnecting, PictureFault.Refused), await FaultOfAsync($"rtsp://127.0.0.1:{port}/a"));
    }

    [Fact]
    public async Task A_camera_that_accepts_and_never_answers_is_given_up_in_time()
    {
        using var listener = Listen(out var port);

        Assert.Equal((PictureCondition.Reconnecting, PictureFault.NoAnswer), await FaultOfAsync($"rtsp://127.0.0.1:{port}/a"));
    }

    [Theory]
    [InlineData("sound", PictureFault.NoVideo, "no video")]
    [InlineData("absent", PictureFault.NotFound, "path")]
    public async Task A_camera_without_a_picture_says_so(string stream, PictureFault fault, string words)
    {
        using var camera = TestCamera.With("sound=audio");
        await using var bench = new NodeBench();
        bench.Assign(camera.Address(stream));
        using var viewer = await bench.WatchAsync();

        var state = await viewer.UntilStateAsync(PictureCondition.Failed);

        Assert.Equal(fault, state.Fault);
        Assert.Contains(words, state.Message!.En, StringComparison.Ordinal);
        Assert.DoesNotContain(viewer.Seen, message => message is FeedMessage.Init or FeedMessage.Picture);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_missing_ffmpeg_is_named_as_such_by_a_camera_that_needs_it(bool throughSetpriv)
    {
        using var camera = TestCamera.With("wide=h265:25");
        var options = NodeBench.LocalCameras with { FfmpegPath = "no-such-ffmpeg" };
        await using var bench = new NodeBench(throughSetpriv ? options : options with { SetprivPath = null, PrlimitPath = null });
        bench.Assign(camera.Address("wide"));
        using var viewer = await bench.WatchAsync();

        Assert.Equal(PictureFault.NoFfmpeg, (await viewer.UntilStateAsync(PictureCondition.Failed)).Fault);
    }

    private static async Task<(PictureCondition, PictureFault)> FaultOfAsync(string address)
    {
        await using var bench = new NodeBench();
        bench.Assign(RtspAddress.Parse(address));
        using var viewer = await bench.WatchAsync();
        var state = await viewer.UntilAsync(m => m is FeedMessage.StateChanged s && s.State.Fault != PictureFault.None);
        return ((FeedMessage.StateChanged)state).State is var found ? (found.Condition, found.Fault) : default;
    }

    private static Socket Listen(out int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        return socket;
    }
}
