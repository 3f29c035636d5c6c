using FFMpegCore;
using LiveView.Media.Tests.Rtsp;

namespace LiveView.Media.Tests.Ingest;

/// <summary>What leaves a feed must be read by programs that are not ours.</summary>
[Collection("processes")]
public class ForeignReaderTests
{
    [Fact]
    public async Task Ffprobe_reads_what_a_viewer_gets_frame_for_frame()
    {
        using var camera = TestCamera.With("till=h264:25");
        await using var bench = new NodeBench();
        bench.Assign(camera.Address("till"));
        using var viewer = await bench.WatchAsync();
        using var file = new MemoryStream();
        var first = await viewer.NextPictureAsync();
        file.Write(viewer.Init!.Message.Span[24..]);
        file.Write(first.Payload.Span);
        for (var i = 1; i < 40; i++)
        {
            file.Write((await viewer.NextPictureAsync()).Payload.Span);
        }

        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, file.ToArray());
        var frames = await FFProbe.GetFramesAsync(path);
        File.Delete(path);

        Assert.Equal(40, frames.Frames.Count);
        Assert.All(frames.Frames, frame => Assert.Equal((320, 180), (frame.Width, frame.Height)));
        Assert.Equal("I", frames.Frames[0].PictureType);
    }
}
