using LiveView.Media.Feeds;
using LiveView.Media.Tests.Rtsp;

namespace LiveView.Media.Tests.Ingest;

[Collection("processes")]
public class BusyChildTests
{
    [Fact]
    public async Task An_ffmpeg_that_takes_more_than_its_share_of_a_core_is_ended_although_pictures_come()
    {
        using var camera = TestCamera.With("till=h265:25");
        await using var bench = new NodeBench(NodeBench.LocalCameras with { MostTranscoderShare = 1e-9, ProcessorWindow = TimeSpan.FromSeconds(2) });
        bench.Assign(camera.Address("till"));
        using var viewer = await bench.WatchAsync();
        await viewer.UntilStateAsync(PictureCondition.Live);

        Assert.Equal(PictureFault.BadStream, (await viewer.UntilStateAsync(PictureCondition.Reconnecting)).Fault);
    }
}
