using LiveView.Domain.Tests.Tracking.Drives;
using LiveView.Domain.Tracking;

namespace LiveView.Domain.Tests.Tracking;

public class EpisodeTests
{
    private static readonly TrackSettings s_every10 = TrackSettings.Vehicle with { ExpectedInterval = TimeSpan.FromSeconds(10) };

    [Fact]
    public void Silence_at_speed_may_be_a_jammer_after_three_intervals_or_20_seconds()
    {
        var story = Van.Driving(300);
        Assert.Empty(story.Watch(Van.At(300.5 + 19.9)));
        Assert.Equal(EpisodeKind.PossibleJamming, Began(story.Watch(Van.At(300.5 + 20))));
        Assert.Empty(story.Watch(Van.At(400)));
        var patient = Van.Driving(300, s_every10);
        Assert.Empty(patient.Watch(Van.At(300.5 + 29.9)));
        Assert.Equal(EpisodeKind.PossibleJamming, Began(patient.Watch(Van.At(300.5 + 30))));
    }

    [Fact]
    public void Nobody_needs_to_look_before_20_seconds_of_silence_nor_once_it_is_explained_until_the_object_is_heard_again()
    {
        Assert.Null(TrackRules.WatchFrom(Track.Empty));
        var story = Van.Driving(300);
        Assert.Equal(Van.At(300.5 + 20), TrackRules.WatchFrom(story.Track));
        story.Watch(Van.At(330));
        Assert.Null(TrackRules.WatchFrom(story.Track));
        story.Hear(Van.At(350.5), "gps", Van.Report(350));
        Assert.Equal(Van.At(350.5 + 20), TrackRules.WatchFrom(story.Track));
    }

    [Fact]
    public void It_is_over_when_the_object_is_heard_again()
    {
        var story = Van.Driving(300);
        story.Watch(Van.At(330));
        var ended = story.Hear(Van.At(350), "gps", Van.Report(350) with { Position = null });
        Assert.Contains(ended, each => each is TrackEvent.EpisodeEnded { Kind: EpisodeKind.PossibleJamming });
        Assert.Empty(story.Track.Episodes);
    }

    [Theory]
    [InlineData(5.0, null, null, EpisodeKind.Silence)]
    [InlineData(5.0, null, false, EpisodeKind.PowerCut)]
    [InlineData(20.0, null, false, EpisodeKind.PowerCut)]
    [InlineData(0.0, null, null, EpisodeKind.Parked)]
    [InlineData(20.0, null, true, EpisodeKind.PossibleJamming)]
    public void Its_last_words_say_why(double speed, bool? ignition, bool? power, EpisodeKind kind)
    {
        var story = Van.Driving(300);
        story.Hear(Van.At(305.5), "gps", Van.Report(305) with { Speed = speed, Ignition = ignition, HasPower = power });
        Assert.Equal(kind, Began(story.Watch(Van.At(360))));
    }

    [Fact]
    public void An_engine_that_is_off_is_parked_at_once_and_until_it_moves()
    {
        var story = Van.Driving(300);
        Assert.Equal(EpisodeKind.Parked, Began(story.Hear(Van.At(310), "gps", Van.Report(300) with { FixTime = Van.At(310), Speed = 0, Ignition = false })));
        Assert.Empty(story.Watch(Van.At(9_000)));
        var moved = story.Hear(Van.At(9_001), "gps", Van.Report(330) with { FixTime = Van.At(9_000), Speed = null });
        Assert.Contains(moved, each => each is TrackEvent.EpisodeEnded { Kind: EpisodeKind.Parked });
    }

    [Theory]
    [InlineData(TrackerAlarm.Duress, EpisodeKind.Duress), InlineData(TrackerAlarm.Tamper, EpisodeKind.Tamper)]
    [InlineData(TrackerAlarm.Tow, EpisodeKind.Tamper), InlineData(TrackerAlarm.Jamming, EpisodeKind.PossibleJamming)]
    [InlineData(TrackerAlarm.PowerCut, EpisodeKind.PowerCut)]
    public void What_the_device_raises_begins_once(TrackerAlarm alarm, EpisodeKind kind)
    {
        var story = Van.Driving(30);
        Assert.Equal(kind, Began(story.Hear(Van.At(35.5), "gps", Van.Report(35) with { Alarm = alarm })));
        Assert.DoesNotContain(story.Hear(Van.At(40.5), "gps", Van.Report(40) with { Alarm = alarm }), each => each is TrackEvent.EpisodeBegan);
        Assert.Equal(kind, Began(Van.Driving(30).Hear(Van.At(35.5), "gps", Van.Report(35) with { Alarm = alarm, Position = null })));
    }

    [Fact]
    public void Duress_outlives_the_next_ordinary_report()
    {
        var story = Van.Driving(30);
        story.Hear(Van.At(35.5), "gps", Van.Report(35) with { Alarm = TrackerAlarm.Duress });
        story.Hear(Van.At(40.5), "gps", Van.Report(40));
        Assert.Contains(EpisodeKind.Duress, story.Track.Episodes.Keys);
        story.Hear(Van.At(640.5), "gps", Van.Report(640));
        Assert.Empty(story.Track.Episodes);
    }

    [Fact]
    public void A_receiver_that_repeats_one_measurement_is_stuck()
    {
        var story = Van.Driving(30);
        for (var second = 35; second < 70; second += 10)
        {
            story.Hear(Van.At(second), "gps", Van.Report(30));
        }

        Assert.Contains(EpisodeKind.StuckReceiver, story.Track.Episodes.Keys);
        story.Hear(Van.At(75.5), "gps", Van.Report(75));
        Assert.Empty(story.Track.Episodes);
    }

    [Fact]
    public void A_receiver_that_moves_on_the_spot_is_stuck()
    {
        var story = Van.Driving(30);
        story.Hear(Van.At(35.5), "gps", Van.Report(35) with { Position = Van.Place(30) });
        Assert.Equal(EpisodeKind.StuckReceiver, Began(story.Hear(Van.At(40.5), "gps", Van.Report(40) with { Position = Van.Place(30) })));
        Assert.Equal(FixFlags.Stuck, story.Track.Live!.Flags);
    }

    [Fact]
    public void The_interval_is_learnt_and_a_batch_is_one_receipt()
    {
        Assert.Equal(ExpectedInterval.Unknown, ExpectedInterval.Of(Track.Empty));
        Assert.Equal(TimeSpan.FromSeconds(5), ExpectedInterval.Of(Van.Driving(300).Track));
        var story = new TrackStory();
        for (var second = 0; second < 600; second += 50)
        {
            story.Hear(Van.At(second + 50.5), "gps", [.. Enumerable.Range(0, 10).Select(each => Van.Report(second + (each * 5)))]);
        }

        Assert.Equal(TimeSpan.FromSeconds(50), ExpectedInterval.Of(story.Track));
    }

    [Fact]
    public void Ordinary_drives_of_a_whole_day_raise_less_than_one_false_alarm()
    {
        var alarms = 0;
        for (ulong seed = 0; seed < 24; seed++)
        {
            var story = new TrackStory();
            foreach (var fix in Drive.Of(seed, 60))
            {
                alarms += story.Watch(fix.Time).Count(each => each is TrackEvent.EpisodeBegan { Kind: not EpisodeKind.Parked });
                story.Hear(fix.Time.AddSeconds(0.5), "gps", fix.Report);
            }
        }

        Assert.Equal(0, alarms);
    }

    private static EpisodeKind Began(IEnumerable<TrackEvent> events) => Assert.Single(events.OfType<TrackEvent.EpisodeBegan>()).Kind;
}
