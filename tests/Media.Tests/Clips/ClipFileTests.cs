using LiveView.Media.Clips;
using LiveView.Media.Mp4;
using LiveView.Media.Recording.Reading;
using LiveView.Media.Recording.Segments;
using LiveView.Media.Tests.Mp4;
using LiveView.Media.Tests.Rtsp;

namespace LiveView.Media.Tests.Clips;

/// <summary>What a clip is as a file.</summary>
public class ClipFileTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_coded_pictures_are_the_cameras_own_byte_for_byte()
    {
        var source = Streams.Cut(Streams.H264);
        var clip = Streams.Cut(Made(source, later: 90_000 * 3_600L));

        Assert.Equal(source.Fragments.Select(Coded), clip.Fragments.Select(Coded));
    }

    [Fact]
    public void It_begins_at_zero_however_long_the_camera_ran_before()
    {
        var source = Streams.Cut(Streams.H264);
        var clip = Streams.Cut(Made(source, later: 90_000 * 3_600L));

        Assert.Equal(source.Fragments.Select(each => each.DecodeTime), clip.Fragments.Select(each => each.DecodeTime));
        Assert.Equal(0, clip.Fragments[0].DecodeTime);
    }

    [Fact]
    public void A_gap_stays_as_long_as_it_was_and_another_run_of_the_camera_goes_on_after_it()
    {
        var source = Streams.Cut(Streams.H264);
        var (first, second) = (Pictures(source, 0, 1, s_start), Pictures(source, 0, 2, s_start.AddSeconds(9)));
        var clip = Streams.Cut(Made(source, [.. first, .. second]));

        var gap = clip.Fragments[first.Length].DecodeTime - clip.Fragments[0].DecodeTime;
        Assert.InRange((double)gap / source.Init.Timescale, 8.9, 9.1);
    }

    [Fact]
    public void Players_show_for_whom_it_was_made()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, Made(Streams.Cut(Streams.H264), later: 0));
            using var probe = Programs.Start(
                "ffprobe", "ffmpeg", "-v", "error", "-count_packets", "-show_entries", "stream=codec_name,nb_read_packets:format_tags=comment",
                "-of", "default=nk=1:nw=1", file);
            var said = probe.StandardOutput.ReadToEnd();

            Assert.Equal(["h264", "50", "Zoë, Meldkamer \u2026"], said.Trim().Split('\n'));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Other_codings_are_carried_as_well(bool isHevc)
    {
        var source = Streams.Cut(isHevc ? Streams.H265 : Streams.H264WithBFrames);
        var clip = Streams.Cut(Made(source, later: 12_345));

        Assert.Equal(source.Init.CodecText, clip.Init.CodecText);
        Assert.Equal(source.Fragments.Select(Coded), clip.Fragments.Select(Coded));
    }

    private static byte[] Made(Pieces source, long later) => Made(source, Pictures(source, later, 1, s_start));

    private static byte[] Made(Pieces source, RecordedItem.Picture[] pictures)
    {
        var file = new ClipFile(source.Init);
        return [.. file.Begin("Zoë, Meldkamer \u2026").Span, .. pictures.SelectMany(each => file.Next(each).ToArray())];
    }

    private static RecordedItem.Picture[] Pictures(Pieces source, long later, uint epoch, DateTimeOffset start)
    {
        var pieces = Streams.Cut([.. source.Init.Bytes.Span, .. source.Fragments.SelectMany(each => each.Memory[each.Headroom..].ToArray())]);
        return [.. pieces.Fragments.Select((each, number) =>
        {
            each.Renumber(each.DecodeTime + later, (uint)number + 77);
            var at = PictureTime.Of(start + TimeSpan.FromMilliseconds(40 * number));
            return new RecordedItem.Picture(
                new RecordHeader(RecordKind.Fragment, 0, each.IsKeyFrame, epoch, 0, number, at, each.DecodeTime, number, default),
                each.Memory[each.Headroom..].ToArray(), BeforeTarget: false);
        })];
    }

    private static byte[] Coded(CutFragment cut)
    {
        var fragment = cut.Memory[cut.Headroom..].Span;
        return BoxWalk.Find(fragment, BoxType.Mdat).ToArray();
    }
}
