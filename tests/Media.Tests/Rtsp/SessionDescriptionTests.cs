using System.Text;
using LiveView.Media.Line;
using LiveView.Media.Rtsp;

namespace LiveView.Media.Tests.Rtsp;

public class SessionDescriptionTests
{
    private const string Start = "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=Session\r\na=control:*\r\nt=0 0\r\n";
    private const string Sound = "m=audio 0 RTP/AVP 0\r\na=control:trackID=0\r\n";

    [Fact]
    public void The_video_is_found_behind_the_sound()
    {
        var description = Read(Start + Sound
            + "m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=fmtp:96 packetization-mode=1;profile-level-id=42C01E; sprop-parameter-sets=Z0LAHtkAoD2wEQAAAwABAAADADIPFi5I,aMuDyyA=\r\na=control:trackID=1\r\n");

        Assert.Equal("*", description.Control);
        Assert.Equal(("H264", 96, 90_000, "trackID=1"), (description.Video!.Encoding, description.Video.PayloadType, description.Video.ClockRate, description.Video.Control));
        Assert.True(description.Video.IsPlain);
        Assert.Equal([0x67, 0x68], description.Video.ParameterSets.Select(set => set[0]));
    }

    [Theory]
    [InlineData("m=video 0 RTP/AVP 26\r\n", "JPEG", false)]
    [InlineData("m=video 0 RTP/AVP 97\r\na=rtpmap:97 MP4V-ES/90000\r\n", "MP4V-ES", false)]
    [InlineData("m=video 0 RTP/AVP 97\r\na=rtpmap:97 H264/90000\r\na=fmtp:97 packetization-mode=2\r\n", "H264", false)]
    [InlineData("m=video 0 RTP/AVP 97\r\na=rtpmap:97 h265/90000\r\na=fmtp:97 sprop-max-don-diff=2\r\n", "H265", false)]
    [InlineData("m=video 0 RTP/AVP 97\r\na=rtpmap:97 H265/90000\r\n", "H265", true)]
    public void What_our_own_client_reads_is_told_apart(string media, string encoding, bool isPlain)
    {
        var video = Read(Start + media).Video!;

        Assert.Equal((encoding, isPlain), (video.Encoding, video.IsPlain));
    }

    [Fact]
    public void The_sound_is_found_before_and_behind_the_video()
    {
        const string video = "m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:v\r\n";
        const string sound = "m=audio 0 RTP/AVP 97\r\na=rtpmap:97 mpeg4-generic/16000/1\r\na=control:a\r\n";

        foreach (var description in (string[])[video + sound, sound + video])
        {
            var (read, audio) = (Read(Start + description).Video!, Read(Start + description).Audio!);
            Assert.Equal(("H264", "v", "MPEG4-GENERIC", "a", 16_000), (read.Encoding, read.Control, audio.Encoding, audio.Control, audio.ClockRate));
        }

        Assert.Equal(("PCMU", 8_000), (Read(Start + Sound).Audio!.Encoding, Read(Start + Sound).Audio!.ClockRate));
    }

    [Fact]
    public void Sound_that_cannot_be_asked_for_costs_the_picture_nothing()
    {
        var description = Read(Start + "m=audio 0 RTP/AVP 97\na=rtpmap:97 X/0\na=control:a b\nm=video 0 RTP/AVP 96\na=rtpmap:96 H264/90000\n");

        Assert.Equal((null, "H264"), (description.Audio, description.Video!.Encoding));
    }

    [Fact]
    public void Without_video_there_is_none() => Assert.Null(Read(Start + Sound).Video);

    [Theory]
    [InlineData("m=video 0 RTP/AVP 96\na=rtpmap:96 H264/0\n")]
    [InlineData("m=video 0 RTP/AVP 96\na=rtpmap:96 H264\n")]
    [InlineData("m=video 0 RTP/AVP 96\na=control:a b\n")]
    [InlineData("m=video 0 RTP/AVP 96\na=control:x\u0001y\n")]
    public void What_cannot_be_asked_for_or_counted_is_refused(string text) => Assert.Throws<RtspFormatException>(() => Read(text));

    private static SessionDescription Read(string text) => SessionDescription.Read(Encoding.UTF8.GetBytes(text));
}
