using LiveView.Media.Ingest;

namespace LiveView.Media.Tests.Ingest;

public class FfmpegArgumentsTests
{
    private static readonly IReadOnlyList<string> s_arguments = FfmpegArguments.Copy(RtspAddress.Parse("rtsp://camera/a"));

    [Fact]
    public void The_address_is_one_argument_right_after_the_input_option() =>
        Assert.Equal("rtsp://camera:554/a", s_arguments[s_arguments.ToList().IndexOf("-i") + 1]);

    [Fact]
    public void The_first_key_frame_is_never_thrown_away() => Assert.DoesNotContain("nobuffer", s_arguments);

    [Fact]
    public void Only_protocols_of_a_camera_are_spoken() =>
        Assert.Equal("rtsp,rtp,udp,tcp,tls", s_arguments[s_arguments.ToList().IndexOf("-protocol_whitelist") + 1]);

    [Fact]
    public void Pictures_are_copied_frame_by_frame_to_standard_output() =>
        Assert.Equal(
            ["-map", "0:v:0", "-c:v", "copy", "-f", "mp4", "-movflags", "frag_every_frame+empty_moov+default_base_moof",
                "-flush_packets", "1", "pipe:1"],
            s_arguments.TakeLast(11));
}
