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
    [InlineData("wide", PictureFault.NotH264, "H.265")]
    [InlineData("old", PictureFault.NotH264, "MJPEG")]
    [InlineData("sound", PictureFault.NoVideo, "no video")]
    [InlineData("absent", PictureFault.NotFound, "path")]
    public async Task A_camera_without_an_H264_picture_says_what_it_has_instead(string stream, PictureFault fault, string words)
    {
        using var camera = TestCamera.With("wide=h265:25", "old=mjpeg", "sound=audio");
        await using var bench = new NodeBench();
        bench.Assign(camera.Address(stream));
        using var viewer = await bench.WatchAsync();

        var state = await viewer.UntilStateAsync(PictureCondition.Failed);

        Assert.Equal(fault, state.Fault);
        Assert.Contains(words, state.Message!.En, StringComparison.Ordinal);
        Assert.DoesNotContain(viewer.Seen, message => message is FeedMessage.Init or FeedMessage.Picture);
    }

    [Fact]
    public async Task A_camera_with_credentials_is_refused_rather_than_putting_a_password_on_a_command_line()
    {
        using var listener = Listen(out var port);
        await using var bench = new NodeBench();
        bench.Assign(RtspAddress.Parse($"rtsp://127.0.0.1:{port}/a"), credentials: new CameraCredentials("root", "secret"));
        using var viewer = await bench.WatchAsync();

        Assert.Equal(PictureFault.CredentialsUnsupported, (await viewer.UntilStateAsync(PictureCondition.Failed)).Fault);
        Assert.Empty(NodeBench.Ffmpegs);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_missing_ffmpeg_is_named_as_such(bool throughSetpriv)
    {
        var options = new MediaNodeOptions { FfmpegPath = "no-such-ffmpeg" };
        await using var bench = new NodeBench(throughSetpriv ? options : options with { SetprivPath = null });
        bench.Assign(RtspAddress.Parse("rtsp://127.0.0.1:9/a"));
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
