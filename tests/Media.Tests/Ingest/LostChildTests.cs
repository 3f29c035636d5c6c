using System.Diagnostics;
using LiveView.Media.Feeds;
using LiveView.Media.Tests.Rtsp;
using LiveView.Simulation.Processes;
using Xunit.Abstractions;

namespace LiveView.Media.Tests.Ingest;

/// <summary>An ffmpeg that hangs, crashes or is killed while it converts: noticed by the age of its frames, ended, and started again.</summary>
[Collection("processes")]
public class LostChildTests(ITestOutputHelper output)
{
    private const int Times = 2;

    [Theory]
    [InlineData(Signal.Stop)]
    [InlineData(Signal.SegmentationFault)]
    [InlineData(Signal.Kill)]
    public async Task Its_picture_is_back_within_eight_seconds_every_time_and_it_leaves_nothing_behind(Signal signal)
    {
        using var camera = TestCamera.With("till=h265:25");
        // A child that is lost again and again is waited for longer and longer: the second time must not be slower for the first.
        await using var bench = new NodeBench(NodeBench.LocalCameras with { ReconnectPace = 0.5 });
        bench.Assign(camera.Address("till"));
        using var viewer = await bench.WatchAsync();
        await viewer.NextPictureAsync();
        var handles = 0;

        for (var time = 0; time < Times; time++)
        {
            var lost = Assert.Single(NodeBench.Ffmpegs);
            Assert.True(Signals.Send(lost, signal));
            var since = Stopwatch.StartNew();
            await viewer.NextInitAsync();
            var back = await viewer.NextPictureAsync();
            output.WriteLine($"{signal}: picture back after {since.ElapsedMilliseconds} ms");

            Assert.True(back.IsKeyFrame);
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(8), $"{since.Elapsed}");
            Assert.DoesNotContain(lost, NodeBench.Ffmpegs);
            handles = time == 0 ? Process.GetCurrentProcess().HandleCount : handles;
        }

        Assert.Single(NodeBench.Ffmpegs);
        Assert.InRange(Process.GetCurrentProcess().HandleCount, 0, handles + 8);
    }

    [Fact]
    public async Task A_picture_whose_ffmpeg_hangs_is_called_stalled_within_three_seconds()
    {
        using var camera = TestCamera.With("till=h265:25");
        await using var bench = new NodeBench();
        bench.Assign(camera.Address("till"));
        using var viewer = await bench.WatchAsync();
        await viewer.UntilStateAsync(PictureCondition.Live);

        Assert.True(Signals.Send(Assert.Single(NodeBench.Ffmpegs), Signal.Stop));
        var since = Stopwatch.StartNew();
        await viewer.UntilStateAsync(PictureCondition.Stalled);

        Assert.True(since.Elapsed < TimeSpan.FromSeconds(3), $"{since.Elapsed}");
    }
}
