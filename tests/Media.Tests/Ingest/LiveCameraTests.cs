using System.Diagnostics;
using LiveView.Media.Feeds;
using LiveView.Media.Ingest;
using LiveView.Media.Tests.Rtsp;
using Xunit.Abstractions;

namespace LiveView.Media.Tests.Ingest;

/// <summary>With a real camera.</summary>
[Collection("processes")]
public class LiveCameraTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_camera_gives_a_key_frame_first_and_then_one_fragment_per_frame()
    {
        using var camera = TestCamera.With("till=h264:100");
        await using var bench = new NodeBench();
        bench.Assign(camera.Address("till"));
        using var viewer = await bench.WatchAsync();

        var first = await viewer.NextPictureAsync();
        output.WriteLine($"first fragment after {viewer.Since.ElapsedMilliseconds} ms, key-frame interval 4 s");
        var start = Stopwatch.StartNew();
        var pictures = new List<Fragment> { first };
        while (pictures.Count < 101)
        {
            pictures.Add(await viewer.NextPictureAsync());
        }

        Assert.True(first.IsKeyFrame);
        Assert.All(pictures, picture => Assert.True(picture.CapturedAt is null || (picture.ArrivedAt - picture.CapturedAt.Value).Duration() < TimeSpan.FromSeconds(5)));
        Assert.StartsWith("avc1.42C0", viewer.Init!.Segment.CodecText, StringComparison.Ordinal);
        Assert.Equal((320, 180, 90_000), (viewer.Init.Segment.Width, viewer.Init.Segment.Height, viewer.Init.Segment.Timescale));
        Assert.InRange(start.Elapsed.TotalSeconds, 3, 5);
        Assert.Equal(Enumerable.Range(0, 101).Select(i => first.Sequence + i), pictures.Select(p => p.Sequence));
        Assert.All(pictures.Zip(pictures.Skip(1)), pair => Assert.True(pair.Second.DecodeTime > pair.First.DecodeTime));
        Assert.Equal(2, pictures.Count(picture => picture.IsKeyFrame));
    }

    [Fact]
    public async Task A_viewer_who_comes_later_gets_init_and_the_whole_group_at_once()
    {
        using var camera = TestCamera.With("till=h264:100");
        await using var bench = new NodeBench();
        bench.Assign(camera.Address("till"));
        using var early = await bench.WatchAsync();
        await early.UntilAsync(message => message is FeedMessage.Picture { Fragment.IsKeyFrame: true });
        for (var i = 0; i < 30; i++)
        {
            await early.NextPictureAsync();
        }

        using var late = await bench.WatchAsync();
        var first = await late.NextPictureAsync();
        output.WriteLine($"first picture of a hot camera after {late.Since.Elapsed.TotalMilliseconds:F1} ms");

        Assert.True(late.Since.ElapsedMilliseconds < 300);
        Assert.True(first.IsKeyFrame);
        Assert.True(((FeedMessage.Picture)late.Seen.Last()).CatchUp);
        await late.UntilAsync(message => message is FeedMessage.Picture { CatchUp: false });
        Assert.True(late.Seen.OfType<FeedMessage.Picture>().Count(picture => picture.CatchUp) >= 30);
    }

    [Fact]
    public async Task A_frozen_camera_is_called_stalled_within_two_seconds_and_comes_back()
    {
        using var camera = TestCamera.With("till=h264:25");
        await using var bench = new NodeBench();
        bench.Assign(camera.Address("till"));
        using var viewer = await bench.WatchAsync();
        await viewer.UntilStateAsync(PictureCondition.Live);
        var last = await viewer.NextPictureAsync();

        camera.Freeze();
        var frozen = Stopwatch.StartNew();
        await viewer.UntilStateAsync(PictureCondition.Stalled);
        output.WriteLine($"stalled after {frozen.ElapsedMilliseconds} ms");
        Assert.InRange(frozen.Elapsed.TotalSeconds, 0.5, 2);
        await viewer.UntilStateAsync(PictureCondition.Reconnecting);
        output.WriteLine($"reconnecting after {frozen.ElapsedMilliseconds} ms");
        Assert.InRange(frozen.Elapsed.TotalSeconds, 2.5, 5);

        camera.Thaw();
        await viewer.NextInitAsync();
        Assert.True((await viewer.NextPictureAsync()).DecodeTime > last.DecodeTime);
    }

    [Fact]
    public async Task A_killed_camera_is_called_reconnecting_and_viewers_carry_on_when_it_is_back()
    {
        using var camera = TestCamera.With("till=h264:25");
        await using var bench = new NodeBench();
        bench.Assign(camera.Address("till"));
        using var viewer = await bench.WatchAsync();
        var before = await viewer.NextPictureAsync();
        var run = viewer.Init!.Run;

        camera.Kill();
        await viewer.UntilStateAsync(PictureCondition.Reconnecting);
        camera.ComeBack();
        var init = await viewer.NextInitAsync();
        var after = await viewer.NextPictureAsync();

        Assert.True(init.Run > run);
        Assert.True(after.IsKeyFrame);
        Assert.True(after.Sequence > before.Sequence);
        Assert.True(after.DecodeTime > before.DecodeTime);
    }

    [Fact]
    public async Task A_killed_ffmpeg_is_started_again()
    {
        using var camera = TestCamera.With("wide=h265:25");
        await using var bench = new NodeBench();
        bench.Assign(camera.Address("wide"));
        using var viewer = await bench.WatchAsync();
        await viewer.NextPictureAsync();

        Process.GetProcessById(Assert.Single(NodeBench.Ffmpegs)).Kill();
        var killed = Stopwatch.StartNew();
        await viewer.NextInitAsync();
        Assert.True((await viewer.NextPictureAsync()).IsKeyFrame);
        output.WriteLine($"picture back {killed.ElapsedMilliseconds} ms after kill -9");
    }

    [Fact]
    public async Task A_newer_assignment_takes_over_and_viewers_carry_on_in_its_epoch()
    {
        using var camera = TestCamera.With("till=h264:25");
        await using var bench = new NodeBench();
        bench.Assign(camera.Address("till"), epoch: 3);
        using var viewer = await bench.WatchAsync();
        await viewer.NextPictureAsync();

        Assert.Equal(AssignmentAnswer.Replaced, bench.Assign(camera.Address("till"), epoch: 4));

        Assert.Equal(4, (await viewer.NextInitAsync()).Epoch);
        Assert.Equal((4L, 1L), ((await viewer.NextPictureAsync()) is var first ? (first.Epoch, first.Sequence) : default));
        Assert.Empty(NodeBench.Ffmpegs);
    }

    [Fact]
    public async Task Stopping_a_camera_ends_its_viewers_and_leaves_no_process()
    {
        using var camera = TestCamera.With("till=h265:25");
        await using var bench = new NodeBench();
        bench.Assign(camera.Address("till"));
        using var viewer = await bench.WatchAsync();
        await viewer.NextPictureAsync();

        Assert.True(await bench.Node.StopAsync(NodeBench.Till, 1));

        Assert.Equal(EndReason.CameraStopped, await viewer.EndAsync());
        Assert.Empty(NodeBench.Ffmpegs);
        Assert.Null(bench.Node.Status(NodeBench.Till));
    }

    [Fact]
    public async Task A_lease_that_is_not_renewed_stops_the_camera_by_itself()
    {
        using var camera = TestCamera.With("till=h264:25");
        await using var bench = new NodeBench();
        bench.Assign(camera.Address("till"), lease: TimeSpan.FromSeconds(2));
        using var viewer = await bench.WatchAsync();

        Assert.Equal(EndReason.LeaseLapsed, await viewer.EndAsync());
        Assert.InRange(viewer.Since.Elapsed.TotalSeconds, 1.5, 3);
    }

    [Fact]
    public async Task A_node_that_stops_ends_all_viewers_and_leaves_no_zombie()
    {
        using var camera = TestCamera.With("wide=h265:25");
        var bench = new NodeBench();
        bench.Assign(camera.Address("wide"));
        using var viewer = await bench.WatchAsync();
        await viewer.NextPictureAsync();
        Assert.Single(NodeBench.Ffmpegs);

        await bench.DisposeAsync();

        Assert.Equal(EndReason.NodeStopping, await viewer.EndAsync());
        Assert.Empty(NodeBench.Ffmpegs);
        Assert.Equal(AssignmentAnswer.NodeStopping, bench.Assign(camera.Address("wide"), epoch: 2));
    }
}
