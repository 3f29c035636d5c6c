using LiveView.Media.Feeds;
using LiveView.Media.Tests.Rtsp;
using Xunit.Abstractions;

namespace LiveView.Media.Tests.Ingest;

/// <summary>Pictures that browsers do not show as they are: shown nonetheless, and people are told.</summary>
[Collection("processes")]
public class ConvertedCameraTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("h265:25", "H.265")]
    [InlineData("mjpeg", "MJPEG")]
    [InlineData("h264-b:25", "B-frames")]
    public async Task It_is_converted_to_H264_once_however_many_watch_and_says_so(string coding, string words)
    {
        using var camera = TestCamera.With($"till={coding}");
        await using var bench = new NodeBench();
        bench.Assign(camera.Address("till"));
        using var first = await bench.WatchAsync();
        using var second = await bench.WatchAsync();

        var state = (FeedMessage.StateChanged)await first.UntilAsync(m => m is FeedMessage.StateChanged { State.Fault: PictureFault.Transcoded });
        output.WriteLine($"{coding}: converted picture after {first.Since.ElapsedMilliseconds} ms");
        await second.UntilAsync(m => m is FeedMessage.StateChanged { State.Fault: PictureFault.Transcoded });
        var pictures = new List<Fragment> { await first.NextPictureAsync() };
        while (pictures.Count < 40)
        {
            pictures.Add(await first.NextPictureAsync());
        }

        Assert.Equal(PictureCondition.Live, state.State.Condition);
        Assert.Contains(words, state.State.Message!.En, StringComparison.Ordinal);
        Assert.StartsWith("avc1.", first.Init!.Segment.CodecText, StringComparison.Ordinal);
        // MJPEG in packets counts in blocks of eight lines (RFC 2435).
        Assert.Equal((320, coding == "mjpeg" ? 184 : 180), (first.Init.Segment.Width, first.Init.Segment.Height));
        Assert.All(pictures.Zip(pictures.Skip(1)), pair => Assert.True(pair.Second.DecodeTime > pair.First.DecodeTime));
        Assert.Equal(1, bench.Node.Transcoding);
        Assert.Single(NodeBench.Ffmpegs);
    }

    [Fact]
    public async Task Key_frames_that_are_too_rare_lead_to_a_conversion_without_a_gap()
    {
        using var camera = new PacketCamera(visit => visit.PicturesAsync(10_000));
        await using var bench = new NodeBench(NodeBench.LocalCameras with { Limits = FeedLimits.Default with { GroupLength = TimeSpan.FromSeconds(0.3) } });
        bench.Assign(camera.Address);
        using var viewer = await bench.WatchAsync();

        Assert.True((await viewer.NextPictureAsync()).IsKeyFrame);
        var state = (FeedMessage.StateChanged)await viewer.UntilAsync(m => m is FeedMessage.StateChanged { State.Fault: PictureFault.Transcoded });

        Assert.Contains("too few key frames", state.State.Message!.En, StringComparison.Ordinal);
        Assert.Equal(1, camera.Visits);
        Assert.DoesNotContain(viewer.Seen, m => m is FeedMessage.StateChanged { State.Condition: PictureCondition.Stalled or PictureCondition.Reconnecting });
    }

    [Fact]
    public async Task One_more_than_the_node_may_convert_is_told_so_and_has_its_turn_later()
    {
        using var camera = TestCamera.With("till=h265:25");
        await using var bench = new NodeBench(NodeBench.LocalCameras with { TranscodersAtOnce = 0 });
        bench.Assign(camera.Address("till"));
        using var viewer = await bench.WatchAsync();

        Assert.Equal(PictureFault.TranscoderBusy, (await viewer.UntilStateAsync(PictureCondition.Reconnecting)).Fault);
        Assert.Empty(NodeBench.Ffmpegs);
    }
}
