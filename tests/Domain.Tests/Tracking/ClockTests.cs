using LiveView.Domain.Tracking;
using static LiveView.Domain.Tests.Tracking.LateAndTwiceTests;

namespace LiveView.Domain.Tests.Tracking;

public class ClockTests
{
    [Theory]
    [InlineData(25), InlineData(120), InlineData(-40)]
    public void A_clock_that_is_off_is_corrected_for_all_its_fixes_and_the_original_is_kept(double fast)
    {
        var story = new TrackStory();
        for (var second = 0.0; second < 300; second += 5)
        {
            story.Hear(Van.At(second + 0.5), "gps", Van.Report(second) with { FixTime = Van.At(second + fast) });
        }

        Assert.Equal(60, TrackHistory.Of(story.Events).Believed.Count);
        Assert.All(story.Fixes, fix =>
        {
            var second = (fix.FixTime - Van.Start).TotalSeconds - fast;
            Assert.Equal(FixFlags.ClockCorrected, fix.Flags);
            Assert.InRange((fix.Time - Van.At(second)).TotalSeconds, -2, 2);
        });
    }

    [Fact]
    public void A_delay_that_comes_and_goes_is_no_wrong_clock()
    {
        var story = new TrackStory();
        for (var second = 0.0; second < 300; second += 5)
        {
            story.Hear(Van.At(second + 15 + (second * 7 % 40)), "gps", Van.Report(second));
        }

        Assert.DoesNotContain(story.Events, each => each is TrackEvent.ClockFound);
    }

    [Fact]
    public void A_clock_that_was_set_right_is_taken_at_its_word_again()
    {
        var story = new TrackStory();
        for (var second = 0.0; second < 900; second += 5)
        {
            story.Hear(Van.At(second + 0.5), "gps", Van.Report(second) with { FixTime = Van.At(second + (second < 300 ? 25 : 0)) });
        }

        Assert.Equal(Van.At(895), story.Track.Live!.Time);
        Assert.Equal(FixFlags.None, story.Track.Live.Flags);
        Assert.Equal(FixFlags.ClockCorrected, story.Fixes[10].Flags);
    }

    [Fact]
    public void A_fix_from_the_future_stands_at_its_receipt()
    {
        var story = Van.Driving(30);
        var fix = Taken(story.Hear(Van.At(35.5), "gps", Van.Report(35) with { FixTime = Van.At(35).AddYears(1) }));
        Assert.Equal((Van.At(35.5), FixFlags.Future), (fix.Time, fix.Flags));
        Assert.Equal(Van.At(35).AddYears(1), fix.FixTime);
    }

    [Fact]
    public void Two_wild_times_are_no_wrong_clock()
    {
        var story = Van.Driving(30);
        story.Hear(Van.At(35.5), "gps", Van.Report(35) with { FixTime = Van.At(35).AddYears(1) });
        story.Hear(Van.At(40.5), "gps", Van.Report(40) with { FixTime = Van.At(40).AddYears(1) });
        for (var second = 45.0; second < 300; second += 5)
        {
            story.Hear(Van.At(second + 0.5), "gps", Van.Report(second));
        }

        Assert.DoesNotContain(story.Events, each => each is TrackEvent.ClockFound);
        Assert.Equal((Van.At(295), FixFlags.None), (story.Track.Live!.Time, story.Track.Live.Flags));
    }

    [Theory]
    [InlineData(1), InlineData(2)]
    public void A_date_of_an_earlier_count_of_weeks_is_moved_into_this_one(int eras)
    {
        var story = new TrackStory();
        var fix = Taken(story.Hear(Van.At(0.5), "gps", Van.Report(0) with { FixTime = Van.Start.AddDays(-7_168 * eras) }));
        Assert.Equal((Van.Start, FixFlags.WeekRollover), (fix.Time, fix.Flags));
    }
}
