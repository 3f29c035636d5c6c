using LiveView.Domain.Connections;
using LiveView.Domain.Tracking;
using static LiveView.Domain.Tests.Tracking.LateAndTwiceTests;

namespace LiveView.Domain.Tests.Tracking;

public class DoubtTests
{
    private static readonly GeoPosition s_sea = new(52.5, 3.5);

    [Fact]
    public void A_wild_fix_waits_for_the_next_and_is_then_not_believed()
    {
        var story = Van.Driving(30);
        var live = story.Track.Live;
        var wild = Taken(story.Hear(Van.At(35.5), "gps", Van.Report(35) with { Position = s_sea }));
        Assert.Equal(FixFlags.Unconfirmed, wild.Flags);
        Assert.Equal(live, story.Track.Live);
        var judged = Assert.Single(story.Hear(Van.At(40.5), "gps", Van.Report(40)).OfType<TrackEvent.FixJudged>());
        Assert.Equal((wild.Sequence, FixFlags.Suspect), (judged.Of, judged.Flags));
        Assert.Equal(Van.Place(40), story.Track.Live!.Position);
        Assert.Contains(story.Fixes, fix => fix.Position == s_sea);
    }

    [Fact]
    public void A_jump_that_the_next_fix_confirms_is_believed()
    {
        var story = Van.Driving(30);
        var first = Taken(story.Hear(Van.At(35.5), "gps", Van.Report(35) with { Position = s_sea }));
        story.Hear(Van.At(40.5), "gps", Van.Report(40) with { Position = s_sea });
        Assert.Equal(s_sea, story.Track.Live!.Position);
        Assert.Equal(FixFlags.None, story.Fixes.Single(fix => fix.Sequence == first.Sequence).Flags);
    }

    [Fact]
    public void One_bad_fix_that_was_believed_poisons_nothing()
    {
        var story = new TrackStory();
        story.Hear(Van.At(0.5), "gps", Van.Report(0) with { Position = s_sea });
        Assert.Equal(s_sea, story.Track.Live!.Position);
        story.Hear(Van.At(5.5), "gps", Van.Report(5));
        Assert.Equal(s_sea, story.Track.Live!.Position);
        story.Hear(Van.At(10.5), "gps", Van.Report(10));
        Assert.Equal(Van.Place(10), story.Track.Live!.Position);
        Assert.Equal([FixFlags.Suspect, FixFlags.None, FixFlags.None], story.Fixes.Select(fix => fix.Flags));
    }

    [Fact]
    public void The_marker_goes_back_when_what_it_stood_on_is_no_longer_believed()
    {
        var story = new TrackStory();
        story.Hear(Van.At(0.5), "gps", Van.Report(0) with { Position = s_sea });
        story.Hear(Van.At(600), "gps", Van.Report(500), Van.Report(505), Van.Report(510));
        Assert.Equal(Van.Place(510), story.Track.Live!.Position);
    }

    [Theory]
    [InlineData(0, 0), InlineData(91, 5), InlineData(52, 181), InlineData(double.NaN, 5)]
    public void A_place_that_is_none_proves_that_the_device_lives(double latitude, double longitude)
    {
        var story = Van.Driving(30);
        var live = story.Track.Live;
        story.Hear(Van.At(60), "gps", Van.Report(60) with { Position = new GeoPosition(latitude, longitude) });
        Assert.Equal(ReportVerdict.Heartbeat, story.Verdicts[^1]);
        Assert.Equal(live, story.Track.Live);
        Assert.Equal(Van.At(60), story.Track.HeardAt);
    }

    [Fact]
    public void What_lies_outside_its_area_says_so_and_is_followed()
    {
        var story = Van.Driving(30, TrackSettings.Vehicle with { Area = new TrackArea(51, 4, 52.11, 6) });
        Assert.Equal(FixFlags.None, story.Fixes[1].Flags);
        story.Hear(Van.At(60.5), "gps", Van.Report(60));
        Assert.Equal(FixFlags.OutOfArea, story.Track.Live!.Flags);
    }

    [Fact]
    public void Who_drives_to_the_mirror_image_of_its_area_is_there()
    {
        var story = new TrackStory(TrackSettings.Vehicle with { Area = TrackArea.Benelux });
        for (var second = 0; second < 600; second += 10)
        {
            story.Hear(Van.At(second + 0.5), "gps", new PositionReport("van", Van.At(second), new GeoPosition(51.45, -2.15 - (second * 3e-4))));
        }

        Assert.All(story.Fixes, fix => Assert.Equal(FixFlags.OutOfArea, fix.Flags));
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void A_lost_sign_is_seen_whether_an_area_is_known_or_not(bool area)
    {
        var story = Van.Driving(30, TrackSettings.Vehicle with { Area = area ? TrackArea.Benelux : null });
        var live = story.Track.Live;
        for (var second = 35; second < 60; second += 5)
        {
            var place = Van.Place(second);
            story.Hear(Van.At(second + 0.5), "gps", Van.Report(second) with { Position = place with { Longitude = -place.Longitude } });
        }

        Assert.Equal(live, story.Track.Live);
        Assert.All(story.Fixes.TakeLast(5), fix => Assert.True(fix.Flags.HasFlag(FixFlags.Mirrored)));
    }
}
