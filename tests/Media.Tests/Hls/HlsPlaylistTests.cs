using LiveView.Media.Hls;
using LiveView.Media.Mp4;
using LiveView.Media.Tests.Mp4;

namespace LiveView.Media.Tests.Hls;

/// <summary>What a viewer who came later is given of a camera that others watched before.</summary>
public class HlsPlaylistTests
{
    private static readonly DateTimeOffset s_start = new(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Four whole segments and one that grows; decoders started anew five times up to the first, and once more at 12.</summary>
    private static readonly HlsWindow s_window = new(
        new Dictionary<int, InitSegment> { [3] = Streams.Cut(Streams.H264).Init, [4] = Streams.Cut(Streams.H265).Init },
        [
            Segment(10, init: 3, discontinues: true), Segment(11, init: 3), Segment(12, init: 4, discontinues: true), Segment(13, init: 4),
            Segment(14, init: 4, isWhole: false),
        ],
        TargetSeconds: 2,
        PartSeconds: 0.525,
        Discontinuities: 5);

    [Theory]
    [InlineData(0, 10, 5, 1, "init3.mp4 init4.mp4")]
    [InlineData(10, 10, 5, 1, "init3.mp4 init4.mp4")]
    [InlineData(11, 11, 5, 1, "init3.mp4 init4.mp4")]
    [InlineData(12, 12, 6, 0, "init4.mp4")]
    [InlineData(13, 13, 6, 0, "init4.mp4")]
    public void A_list_that_begins_later_counts_what_it_leaves_out(long first, int sequence, int discontinuities, int marks, string maps)
    {
        var lines = HlsPlaylist.Media(s_window.From(first)).Split('\n');

        Assert.Contains($"#EXT-X-MEDIA-SEQUENCE:{sequence}", lines);
        Assert.Contains($"#EXT-X-DISCONTINUITY-SEQUENCE:{discontinuities}", lines);
        Assert.Equal(marks, lines.Count(line => line == "#EXT-X-DISCONTINUITY"));
        Assert.Equal(maps.Split(' ').Select(map => $"#EXT-X-MAP:URI=\"{map}\""), lines.Where(line => line.StartsWith("#EXT-X-MAP", StringComparison.Ordinal)));
        Assert.Equal(
            Enumerable.Range(sequence, 14 - sequence).Select(number => $"s{number}.m4s"), lines.Where(line => line.StartsWith('s')));
        Assert.Equal(2 * (15 - sequence) - 1, lines.Count(line => line.StartsWith("#EXT-X-PART:", StringComparison.Ordinal)));
        Assert.Contains("#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"s14p1.m4s\"", lines);
    }

    [Theory]
    [InlineData(14)]
    [InlineData(15)]
    public void Before_a_segment_of_its_own_is_whole_a_viewer_has_no_list(long first) => Assert.False(s_window.From(first).IsReady);

    [Fact]
    public void A_segment_that_is_older_is_not_there()
    {
        var left = s_window.From(12);

        Assert.Null(left.Segment(11));
        Assert.NotNull(left.Segment(12));
        Assert.Equal([4], left.Inits.Keys);
    }

    private static HlsSegment Segment(long number, int init, bool discontinues = false, bool isWhole = true)
    {
        var part = new HlsPart(new byte[100], 0.5, IsIndependent: true, Fragments: 12);
        return new HlsSegment(number, init, discontinues, s_start.AddSeconds(number), isWhole ? [part, part] : [part], isWhole);
    }
}
