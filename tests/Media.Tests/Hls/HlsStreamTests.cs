using LiveView.Media.Feeds;
using LiveView.Media.Hls;
using LiveView.Media.Tests.Feeds;

namespace LiveView.Media.Tests.Hls;

public class HlsStreamTests
{
    private readonly FeedBench _bench = new();
    private readonly HlsStream _stream = new();
    private readonly FeedSubscription _feed;

    public HlsStreamTests() => _feed = _bench.Feed.Subscribe();

    [Fact]
    public void There_is_no_playlist_before_the_first_segment_is_whole()
    {
        Group(25);
        Assert.Null(_stream.PlaylistFrom(0));

        Group(25);
        Assert.Contains("\ns0.m4s\n", _stream.PlaylistFrom(0), StringComparison.Ordinal);
    }

    [Fact]
    public void Segments_begin_at_key_frames_and_play_at_least_a_second()
    {
        foreach (var frames in (int[])[10, 15, 25, 50, 1])
        {
            Group(frames);
        }

        Assert.Equal([1.0, 1.0, 2.0], _stream.Window.Segments.Where(each => each.IsWhole).Select(each => Math.Round(each.Seconds, 3)));
        Assert.All(_stream.Window.Segments.Where(each => each.Parts.Count > 0), each => Assert.True(each.Parts[0].IsIndependent));
    }

    [Fact]
    public void No_part_plays_longer_than_the_target_and_none_but_the_last_shorter_than_85_percent_of_it()
    {
        for (var i = 0; i < 5; i++)
        {
            Group(40);
        }

        var window = _stream.Window;
        Assert.All(window.Segments.SelectMany(each => each.Parts), part => Assert.True(part.Seconds <= window.PartSeconds));
        Assert.All(
            window.Segments.SelectMany(each => each.Parts.SkipLast(1)), part => Assert.True(part.Seconds >= 0.85 * window.PartSeconds));
    }

    [Fact]
    public void The_parts_of_a_segment_are_the_fragments_of_the_feed_byte_for_byte()
    {
        using var other = _bench.Feed.Subscribe();
        Group(25);
        Group(1);

        var fed = FeedBench.Pictures(FeedBench.Drain(other)).Take(25).SelectMany(fragment => fragment.Payload.ToArray()).ToArray();
        Assert.Equal(fed, _stream.Window.Segment(0)!.Parts.SelectMany(part => part.Bytes.ToArray()));
    }

    [Fact]
    public void The_window_is_bounded_and_numbers_go_on()
    {
        for (var i = 0; i < 30; i++)
        {
            Group(25);
        }

        Assert.Equal(HlsStream.MostSegments, _stream.Window.Segments.Count);
        Assert.Contains("#EXT-X-MEDIA-SEQUENCE:22\n", _stream.PlaylistFrom(0), StringComparison.Ordinal);
    }

    [Fact]
    public void A_camera_without_key_frames_gets_segments_no_longer_than_the_target()
    {
        Group(25);
        Group(500);

        Assert.All(_stream.Window.Segments, each => Assert.True(each.Seconds <= _stream.Window.TargetSeconds));
        Assert.True(_stream.Window.Segments.Count > 4);
    }

    [Fact]
    public void The_same_picture_after_a_restart_goes_on_without_a_new_decoder()
    {
        Group(25);
        Group(25);
        _bench.Restart(2);
        Group(25);
        Group(25);

        Assert.DoesNotContain("#EXT-X-DISCONTINUITY\n", _stream.PlaylistFrom(0), StringComparison.Ordinal);
        Assert.Equal(1, _stream.PlaylistFrom(0)!.Split("#EXT-X-MAP").Length - 1);
    }

    [Fact]
    public async Task Whoever_waits_for_a_part_gets_it_as_soon_as_it_is_there()
    {
        Group(25);
        Group(25);
        var waiting = _stream.WaitAsync(window => window.Holds(1, 3), CancellationToken.None);
        Assert.True(waiting.IsCompleted);
        var next = _stream.WaitAsync(window => window.Holds(2, 0), CancellationToken.None);
        Assert.False(next.IsCompleted);

        Group(10);

        Assert.Equal(0.24, (await next).Segment(2)!.Parts[0].Seconds, 3);
    }

    [Fact]
    public void When_the_last_right_ends_no_picture_is_left()
    {
        Group(25);
        Group(25);
        _stream.Clear();

        Assert.Empty(_stream.Window.Segments);
        Assert.Null(_stream.PlaylistFrom(0));
    }

    [Fact]
    public void Whoever_comes_later_begins_with_the_segment_that_grows()
    {
        for (var i = 0; i < 4; i++)
        {
            Group(25);
        }

        var first = _stream.Window.Growing;
        Assert.Equal(3, first);
        Assert.Null(_stream.PlaylistFrom(first));

        Group(25);
        Group(25);
        var later = _stream.PlaylistFrom(first)!;
        Assert.Contains("#EXT-X-MEDIA-SEQUENCE:3\n", later, StringComparison.Ordinal);
        Assert.DoesNotContain("s2", later, StringComparison.Ordinal);
        Assert.Contains("\ns0.m4s\n", _stream.PlaylistFrom(0), StringComparison.Ordinal);

        for (var i = 0; i < 10; i++)
        {
            Group(25);
        }

        Assert.Same(_stream.PlaylistFrom(0), _stream.PlaylistFrom(first));
    }

    [Fact]
    public void A_segment_does_not_grow_on_when_the_picture_stands_still_or_the_feed_is_left()
    {
        Group(25);
        _stream.Add(new FeedMessage.StateChanged(PictureState.Live));
        Assert.Equal(0, _stream.Window.Growing);

        _stream.Add(new FeedMessage.StateChanged(PictureState.Stalled));
        Assert.Equal(1, _stream.Window.Growing);

        Group(10);
        _stream.Break();
        Assert.Equal(2, _stream.Window.Growing);
    }

    [Fact]
    public void Pictures_that_come_after_all_were_forgotten_begin_anew()
    {
        Group(28);
        _stream.Clear();
        _bench.Restart(2);
        Group(25);
        Group(25);

        Assert.Equal(25, _stream.Window.Segment(0)!.Parts.Sum(part => part.Fragments));
        Assert.True(_stream.Window.Segment(0)!.Parts[0].IsIndependent);
    }

    [Theory]
    [InlineData("live.m3u8", HlsFileKind.Playlist, 0, 0)]
    [InlineData("init3.mp4", HlsFileKind.Init, 3, 0)]
    [InlineData("s12.m4s", HlsFileKind.Segment, 12, 0)]
    [InlineData("s12p4.m4s", HlsFileKind.Part, 12, 4)]
    public void A_name_says_which_piece_it_is(string name, HlsFileKind kind, long number, int part) =>
        Assert.Equal(new HlsFile(kind, number, part), HlsNames.Read(name));

    [Theory]
    [InlineData("")]
    [InlineData("s.m4s")]
    [InlineData("s-1.m4s")]
    [InlineData("s1p.m4s")]
    [InlineData("sp1.m4s")]
    [InlineData("init.mp4")]
    [InlineData("../live.m3u8")]
    [InlineData("s99999999999999999999.m4s")]
    public void Any_other_name_is_none(string name) => Assert.Null(HlsNames.Read(name));

    /// <summary>A key frame and what follows it, at 25 frames per second.</summary>
    private void Group(int frames)
    {
        _bench.Key();
        for (var at = 1; at < frames; at += 20)
        {
            _bench.Deltas(Math.Min(20, frames - at));
            Take();
        }

        Take();
    }

    private void Take()
    {
        while (_feed.TryRead(out var message))
        {
            using var picture = message as FeedMessage.Picture;
            _stream.Add(message);
        }
    }
}
