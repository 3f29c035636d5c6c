using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using LiveView.Media.Feeds;
using LiveView.Media.Ingest;
using LiveView.Media.Tests.Ingest;
using LiveView.Simulation.Processes;

namespace LiveView.Media.Tests.Sources;

/// <summary>A partner that pushes over RTMP.</summary>
[Collection("processes")]
public sealed class RtmpTests : IDisposable
{
    private const string Key = "correct-horse";
    private readonly int _port = FreePort.Take(1)[0];
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public async Task Who_knows_the_key_is_seen_without_any_process()
    {
        await using var bench = Bench();
        Assign(bench);
        using var viewer = await bench.WatchAsync();
        var waiting = await viewer.UntilStateAsync(PictureCondition.Reconnecting);
        using var pusher = Pusher.Rtmp(_port, "bike-1", Key);

        Assert.Equal(PictureFault.NotPushing, waiting.Fault);
        Assert.True((await viewer.NextPictureAsync()).IsKeyFrame);
        Assert.Equal((320, 180), (viewer.Init!.Segment.Width, viewer.Init.Segment.Height));
        for (var i = 0; i < 30; i++)
        {
            await viewer.NextPictureAsync();
        }

        Assert.Single(NodeBench.Ffmpegs, child => child == pusher.ProcessId);
    }

    [Theory]
    [InlineData("bike-1", "battery-staple")]
    [InlineData("bike-1", "")]
    [InlineData("bike-2", Key)]
    public async Task Who_does_not_know_it_is_refused_and_keeps_nobody_from_coming_after(string name, string key)
    {
        await using var bench = Bench();
        Assign(bench);
        using var viewer = await bench.WatchAsync();
        await viewer.UntilStateAsync(PictureCondition.Reconnecting);
        using (var stranger = Pusher.Rtmp(_port, name, key))
        {
            Assert.NotEmpty(await stranger.Ended);
        }

        Assert.DoesNotContain(viewer.Seen, message => message is FeedMessage.Picture);
        using var pusher = Pusher.Rtmp(_port, "bike-1", Key);
        Assert.True((await viewer.NextPictureAsync()).IsKeyFrame);
    }

    [Fact]
    public async Task Nobody_is_let_in_while_nobody_wants_the_picture()
    {
        await using var bench = Bench();
        using var early = Pusher.Rtmp(_port, "bike-1", Key);

        Assert.NotEmpty(await early.Ended);
    }

    [Fact]
    public async Task A_push_that_breaks_off_is_waited_for_again()
    {
        await using var bench = Bench();
        Assign(bench);
        using var viewer = await bench.WatchAsync();
        await viewer.UntilStateAsync(PictureCondition.Reconnecting);
        using (Pusher.Rtmp(_port, "bike-1", Key))
        {
            await viewer.NextPictureAsync();
        }

        await viewer.UntilAsync(message => message is FeedMessage.StateChanged { State.Fault: PictureFault.NotPushing });
        using var again = Pusher.Rtmp(_port, "bike-1", Key);
        Assert.True((await viewer.NextPictureAsync()).IsKeyFrame);
    }

    [Fact]
    public async Task A_coding_that_is_not_read_is_named()
    {
        await using var bench = Bench();
        Assign(bench);
        using var viewer = await bench.WatchAsync();
        await viewer.UntilStateAsync(PictureCondition.Reconnecting);
        using var pusher = Pusher.Rtmp(_port, "bike-1", Key, "flv1");

        Assert.Equal(PictureFault.NotH264, (await viewer.UntilStateAsync(PictureCondition.Failed)).Fault);
    }

    [Fact]
    public async Task What_speaks_no_RTMP_disturbs_nobody()
    {
        await using var bench = Bench();
        Assign(bench);
        using var viewer = await bench.WatchAsync();
        await viewer.UntilStateAsync(PictureCondition.Reconnecting);
        using var noise = new TcpClient();
        await noise.ConnectAsync(IPAddress.Loopback, _port);
        await noise.GetStream().WriteAsync(RandomNumberGenerator.GetBytes(8000));
        using var silence = new TcpClient();
        await silence.ConnectAsync(IPAddress.Loopback, _port);

        using var pusher = Pusher.Rtmp(_port, "bike-1", Key);
        Assert.True((await viewer.NextPictureAsync()).IsKeyFrame);
    }

    [Fact]
    public async Task Who_opens_lines_and_says_nothing_keeps_nobody_else_from_coming()
    {
        await using var bench = Bench();
        Assign(bench);
        using var viewer = await bench.WatchAsync();
        await viewer.UntilStateAsync(PictureCondition.Reconnecting);
        var silent = new List<TcpClient>();
        for (var i = 0; i < 40; i++)
        {
            silent.Add(new TcpClient(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0)));
            await silent[^1].ConnectAsync(IPAddress.Loopback, _port);
        }

        using var pusher = Pusher.Rtmp(_port, "bike-1", Key);
        Assert.True((await viewer.NextPictureAsync()).IsKeyFrame);
        silent.ForEach(each => each.Dispose());
    }

    [Fact]
    public async Task A_node_that_takes_no_pushes_says_who_can_help()
    {
        await using var bench = new NodeBench();
        Assign(bench);
        using var viewer = await bench.WatchAsync();

        Assert.Equal(PictureFault.SourceOff, (await viewer.UntilStateAsync(PictureCondition.Failed)).Fault);
    }

    [Theory]
    [InlineData("rtmp://host/name")]
    [InlineData("rtmp://host/other/name")]
    [InlineData("rtmp://host/live/name?key=x")]
    [InlineData("rtmp://user@host/live/name")]
    [InlineData("rtmp://host/live/a/b")]
    [InlineData("rtmp://host/live/a b")]
    public void What_is_no_place_to_push_to_is_no_address(string text) => Assert.Throws<FormatException>(() => SourceAddress.Parse(text));

    public void Dispose() => File.Delete(_file);

    private NodeBench Bench() => new(NodeBench.LocalCameras with
    {
        Sources = new SourceOptions { RtmpListen = new IPEndPoint(IPAddress.Loopback, _port) },
        ReconnectPace = 0.1,
    });

    private void Assign(NodeBench bench)
    {
        File.WriteAllText(_file, Key + "\n");
        bench.Assign(SourceAddress.Parse("rtmp://media.example/live/bike-1"), credentials: new CameraCredentials("", _file));
    }
}
