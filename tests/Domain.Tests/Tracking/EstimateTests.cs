using LiveView.Domain.Tests.Tracking.Drives;
using LiveView.Domain.Tracking;

namespace LiveView.Domain.Tests.Tracking;

public class EstimateTests
{
    [Theory]
    [InlineData(1, 3), InlineData(4, 8), InlineData(9, 15), InlineData(1, 15)]
    public void The_ellipse_holds_the_true_place_of_the_next_fix_in_95_percent(double least, double most)
    {
        var (held, all) = (0, 0);
        for (ulong seed = 0; seed < 60; seed++)
        {
            var interval = least + ((most - least) * (seed % 8) / 7);
            var story = new TrackStory();
            foreach (var fix in Drive.Of(new Dice(seed), 30, new(52.155, 5.387), _ => null, Math.Round(interval)))
            {
                if (Estimate.Of(story.Track, TrackSettings.Vehicle, fix.Time) is { } estimate)
                {
                    all++;
                    held += Holds(estimate, fix) ? 1 : 0;
                }

                story.Hear(fix.Time.AddSeconds(0.3), "gps", fix.Report);
            }
        }

        Assert.InRange((double)held / all, 0.93, 0.97);
    }

    [Fact]
    public void Knowledge_goes_from_measured_to_estimated_to_what_can_be_reached()
    {
        var story = Van.Driving(300);
        Assert.Equal(EstimateKind.Measured, At(story, 305).Kind);
        Assert.Equal(EstimateKind.Estimated, At(story, 320).Kind);
        Assert.Equal(EstimateKind.Estimated, At(story, 359).Kind);
        var reachable = At(story, 400);
        Assert.Equal(EstimateKind.Reachable, reachable.Kind);
        Assert.Equal(Van.Place(300), reachable.At);
        Assert.InRange(reachable.SemiMajor, 7_000, 7_100);
        Assert.Equal(TimeSpan.FromSeconds(100), reachable.Age);
    }

    [Fact]
    public void It_goes_on_as_it_went_and_grows_all_the_while()
    {
        var story = Van.Driving(300);
        var last = At(story, 300);
        for (var second = 301; second < 500; second++)
        {
            var now = At(story, second);
            Assert.True(now.SemiMajor > last.SemiMajor);
            Assert.True(now.SemiMajor >= now.SemiMinor);
            last = now;
        }

        Assert.InRange(Ground.Metres(At(story, 330).At, Van.Place(330)), 0, 1);
    }

    [Fact]
    public void What_is_parked_stays_where_it_is()
    {
        var story = Van.Driving(300);
        story.Hear(Van.At(305.5), "gps", Van.Report(305) with { Speed = 0, Ignition = false });
        var later = At(story, 7_200);
        Assert.Equal((EstimateKind.Estimated, Van.Place(305)), (later.Kind, later.At));
        Assert.InRange(later.SemiMajor, 5, 30);
    }

    [Fact]
    public void Without_speed_and_course_the_last_two_places_say_them()
    {
        var story = new TrackStory();
        story.Hear(Van.At(0.5), "gps", Van.Report(0) with { Speed = null, Heading = null });
        story.Hear(Van.At(5.5), "gps", Van.Report(5) with { Speed = null, Heading = null });
        Assert.InRange(Ground.Metres(At(story, 15).At, Van.Place(15)), 0, 1);
        Assert.Null(Estimate.Of(Track.Empty, TrackSettings.Vehicle, Van.Start));
    }

    private static PositionEstimate At(TrackStory story, double second) =>
        Estimate.Of(story.Track, TrackSettings.Vehicle, Van.At(second))!;

    private static bool Holds(PositionEstimate estimate, DriveFix fix)
    {
        var (metres, turn) = (Ground.Metres(estimate.At, fix.True), Ground.Bearing(estimate.At, fix.True) - estimate.Orientation);
        var (sin, cos) = Math.SinCos(turn * Math.PI / 180);
        var (along, across) = (metres * cos / estimate.SemiMajor, metres * sin / estimate.SemiMinor);
        return (along * along) + (across * across) <= 1;
    }
}
