using System.Net;
using LiveView.Media.Feeds;
using LiveView.Media.Ingest;
using LiveView.Media.Tests.Ingest;
using LiveView.Simulation.Processes;

namespace LiveView.Media.Tests.Sources;

/// <summary>A partner that pushes over SRT.</summary>
[Collection("processes")]
public sealed class SrtTests : IDisposable
{
    private const string Passphrase = "correct'horse-1";
    private readonly int _port = FreePort.Take(1)[0];
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public async Task Who_knows_the_passphrase_is_seen_and_no_process_learns_it_as_an_argument()
    {
        await using var bench = Bench();
        Assign(bench, Passphrase);
        using var viewer = await bench.WatchAsync();
        var waiting = await viewer.UntilStateAsync(PictureCondition.Reconnecting);
        using var pusher = Pusher.Srt(_port, "correct'horse-1");

        Assert.Equal(PictureFault.NotPushing, waiting.Fault);
        Assert.True((await viewer.NextPictureAsync()).IsKeyFrame);
        Assert.Equal((320, 180), (viewer.Init!.Segment.Width, viewer.Init.Segment.Height));
        var own = Assert.Single(NodeBench.Ffmpegs, child => child != pusher.ProcessId);
        Assert.DoesNotContain("horse", await File.ReadAllTextAsync($"/proc/{own}/cmdline"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_know_it_is_refused_and_keeps_nobody_from_coming_after()
    {
        await using var bench = Bench();
        Assign(bench, Passphrase);
        using var viewer = await bench.WatchAsync();
        await viewer.UntilStateAsync(PictureCondition.Reconnecting);
        using (var stranger = Pusher.Srt(_port, "battery-staple"))
        {
            Assert.NotEmpty(await stranger.Ended);
        }

        Assert.DoesNotContain(viewer.Seen, message => message is FeedMessage.Picture);
        using var pusher = Pusher.Srt(_port, "correct'horse-1");
        Assert.True((await viewer.NextPictureAsync()).IsKeyFrame);
    }

    [Fact]
    public async Task A_push_that_breaks_off_is_waited_for_again()
    {
        await using var bench = Bench();
        Assign(bench, Passphrase);
        using var viewer = await bench.WatchAsync();
        await viewer.UntilStateAsync(PictureCondition.Reconnecting);
        using (Pusher.Srt(_port, "correct'horse-1"))
        {
            await viewer.NextPictureAsync();
        }

        await viewer.UntilAsync(message => message is FeedMessage.StateChanged { State.Fault: PictureFault.NotPushing });
        using var again = Pusher.Srt(_port, "correct'horse-1");
        Assert.True((await viewer.NextPictureAsync()).IsKeyFrame);
    }

    [Fact]
    public async Task A_coding_that_browsers_do_not_show_is_converted_the_next_time()
    {
        await using var bench = Bench();
        Assign(bench, Passphrase);
        using var viewer = await bench.WatchAsync();
        await viewer.UntilStateAsync(PictureCondition.Reconnecting);
        using (var first = Pusher.Srt(_port, "correct'horse-1", "mpeg2video"))
        {
            await viewer.UntilStateAsync(PictureCondition.Failed);
        }

        await viewer.UntilAsync(message => message is FeedMessage.StateChanged { State.Fault: PictureFault.NotPushing });
        using var second = Pusher.Srt(_port, "correct'horse-1", "mpeg2video");
        Assert.True((await viewer.NextPictureAsync()).IsKeyFrame);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("")]
    public async Task A_passphrase_that_SRT_does_not_take_is_called_unreadable(string passphrase)
    {
        await using var bench = Bench();
        Assign(bench, passphrase);
        using var viewer = await bench.WatchAsync();

        Assert.Equal(PictureFault.PasswordUnreadable, (await viewer.UntilStateAsync(PictureCondition.Failed)).Fault);
    }

    [Fact]
    public async Task A_port_outside_those_of_the_node_is_not_opened()
    {
        await using var bench = new NodeBench(NodeBench.LocalCameras with { Sources = new SourceOptions { SrtListen = IPAddress.Loopback, SrtPorts = (9000, 9001) } });
        Assign(bench, Passphrase, 9002);
        using var viewer = await bench.WatchAsync();

        Assert.Equal(PictureFault.SourceOff, (await viewer.UntilStateAsync(PictureCondition.Failed)).Fault);
        Assert.Empty(NodeBench.Ffmpegs);
    }

    [Theory]
    [InlineData("srt://host")]
    [InlineData("srt://host:80")]
    [InlineData("srt://host:70000")]
    [InlineData("srt://host:9000?passphrase=x")]
    [InlineData("srt://user@host:9000")]
    [InlineData("srt://host:9000/path")]
    public void What_is_no_place_to_push_to_is_no_address(string text) => Assert.Throws<FormatException>(() => SourceAddress.Parse(text));

    public void Dispose() => File.Delete(_file);

    private NodeBench Bench() => new(NodeBench.LocalCameras with
    {
        Sources = new SourceOptions { SrtListen = IPAddress.Loopback, SrtPorts = (_port, _port) },
        ReconnectPace = 0.1,
    });

    private void Assign(NodeBench bench, string passphrase, int? port = null)
    {
        File.WriteAllText(_file, passphrase + "\n");
        bench.Assign(SourceAddress.Parse($"srt://media.example:{port ?? _port}"), credentials: new CameraCredentials("", _file));
    }
}
