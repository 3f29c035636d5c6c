using LiveView.Media.Feeds;
using LiveView.Media.Ingest;

namespace LiveView.Media.Tests.Ingest;

public class FaultStatesTests
{
    [Fact]
    public void Every_fault_has_a_text_in_both_languages() =>
        Assert.All(Enum.GetValues<PictureFault>(), fault =>
        {
            var text = FaultStates.Of(fault, null).Message!;
            Assert.NotEmpty(text.Nl);
            Assert.NotEmpty(text.En);
            Assert.NotEqual(text.Nl, text.En);
        });

    [Theory]
    [InlineData("[rtsp @ 0x55] [error] method DESCRIBE failed: 401 Unauthorized", PictureFault.Unauthorized)]
    [InlineData("[error] rtsp://h:1/x: Server returned 404 Not Found", PictureFault.NotFound)]
    [InlineData("[tcp @ 0x56] [error] Connection to tcp://h:9?timeout=5000000 failed: Connection refused", PictureFault.Refused)]
    [InlineData("[tcp @ 0x5] [error] Failed to resolve hostname h: Name or service not known", PictureFault.HostUnknown)]
    [InlineData("[fatal] Stream map '0:v:0' matches no streams.", PictureFault.NoVideo)]
    [InlineData("setpriv: failed to execute ffmpeg: No such file or directory", PictureFault.NoFfmpeg)]
    [InlineData("[info]   Duration: N/A, bitrate: N/A", PictureFault.None)]
    public void What_ffmpeg_says_is_understood(string line, PictureFault fault)
    {
        var diagnosis = new FfmpegDiagnosis();
        diagnosis.Observe(line);

        Assert.Equal(fault, diagnosis.Fault);
    }

    [Fact]
    public void The_coding_of_the_camera_is_taken_from_what_ffmpeg_says()
    {
        var diagnosis = new FfmpegDiagnosis();
        diagnosis.Observe("[info]   Stream #0:0: Video: hevc (Main), yuv420p(tv), 320x180, 25 tbr, 90k tbn");

        Assert.Contains("H.265", FaultStates.Of(PictureFault.NotH264, diagnosis.VideoCodec).Message!.En, StringComparison.Ordinal);
    }
}
