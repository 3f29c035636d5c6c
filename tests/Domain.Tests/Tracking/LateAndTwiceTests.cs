using LiveView.Domain.Tracking;

namespace LiveView.Domain.Tests.Tracking;

public class LateAndTwiceTests
{
    [Fact]
    public void A_late_fix_goes_where_it_belongs_and_the_marker_stays()
    {
        var story = Van.Driving(30);
        var live = story.Track.Live;
        var fix = Taken(story.Hear(Van.At(31), "gps", Van.Report(12)));
        Assert.Equal(FixFlags.Late, fix.Flags);
        Assert.Equal(live, story.Track.Live);
        Assert.Equal([.. story.Track.Tail.OrderBy(each => each.Time)], story.Track.Tail);
        Assert.Equal(3, story.Track.Tail.ToList().FindIndex(each => each.Sequence == fix.Sequence));
    }

    [Fact]
    public void What_was_said_before_is_a_duplicate_a_day_long()
    {
        var story = Van.Driving(1_200);
        story.Verdicts.Clear();
        story.Hear(Van.At(3 * 3_600), "gps", Van.Report(20), Van.Report(1_200));
        story.Hear(Van.At(23.9 * 3_600), "gps", Van.Report(20));
        Assert.All(story.Verdicts, verdict => Assert.Equal(ReportVerdict.Duplicate, verdict));
        Assert.Equal(241, story.Fixes.Count);
    }

    [Fact]
    public void Two_records_of_one_second_are_two()
    {
        var story = Van.Driving(10);
        story.Hear(Van.At(16), "gps", Van.Report(15), Van.Report(15) with { Index = 1 });
        Assert.Equal([ReportVerdict.Taken, ReportVerdict.Taken], story.Verdicts[^2..]);
    }

    [Fact]
    public void The_same_fix_through_another_source_is_kept_and_disturbs_nothing()
    {
        var story = Van.Driving(30);
        var live = story.Track.Live;
        var fix = Taken(story.Hear(Van.At(31), "second", Van.Report(30)));
        Assert.Equal(FixFlags.Echo, fix.Flags);
        Assert.False(fix.MovesMarker);
        Assert.Equal(live, story.Track.Live);
        Assert.DoesNotContain(TrackHistory.Of(story.Events).Believed, each => each.Source == "second");
    }

    [Fact]
    public void An_object_can_be_followed_by_two_trackers()
    {
        var story = Van.Driving(30);
        story.Hear(Van.At(33.5), "phone", Van.Report(33));
        Assert.Equal("phone", story.Track.Live!.Source);
    }

    [Fact]
    public void The_tail_is_the_latest_sixty()
    {
        var story = Van.Driving(1_000);
        Assert.Equal(Track.Most, story.Track.Tail.Count);
        Assert.Equal(story.Track.Live, story.Track.Tail[^1]);
    }

    internal static TrackFix Taken(IEnumerable<TrackEvent> events) => Assert.Single(events.OfType<TrackEvent.FixTaken>()).Fix;
}
