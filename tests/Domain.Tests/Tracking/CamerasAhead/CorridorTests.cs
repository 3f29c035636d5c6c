using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Tests.Tracking.Drives;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.CamerasAhead;

namespace LiveView.Domain.Tests.Tracking.CamerasAhead;

/// <summary>The van drives north at 20 m/s.</summary>
public class CorridorTests
{
    private readonly TrackStory _story = Van.Driving(300);

    [Fact]
    public void Cameras_ahead_stand_in_the_order_in_which_they_see_the_object()
    {
        var preview = At(300, Camera("far", 450, 0), Camera("near", 350, 50), Camera("middle", 400, -100, released: false));
        Assert.Equal(["near", "middle", "far"], preview.Ahead.Select(each => each.Camera.Camera.Value));
        Assert.Equal((2, 1), (preview.Released, preview.Askable));
        Assert.InRange(preview.Ahead[^1].InView.TotalSeconds, 140, 145);
    }

    [Fact]
    public void What_is_released_opens_by_itself_and_the_rest_is_asked_for_90_seconds_ahead()
    {
        var preview = At(300, Camera("open", 380, 0), Camera("ask", 385, 0, released: false), Camera("later", 450, 0));
        Assert.Equal([CameraState.Released, CameraState.Askable, CameraState.Released], preview.Ahead.Select(each => each.State));
        Assert.Equal([true, true, false], preview.Ahead.Select(each => each.IsDue));
    }

    [Fact]
    public void Behind_and_beside_the_corridor_no_camera_is_offered()
    {
        Assert.Empty(At(300, Camera("behind", 250, 400), Camera("beside", 310, 600), Camera("far aside", 400, 1_400)).Ahead);
        Assert.Single(At(300, Camera("inside", 400, 1_000)).Ahead);
        Assert.Empty(At(300, Camera("beyond", 1_000, 0)).Ahead);
    }

    [Fact]
    public void The_corridor_widens_as_the_place_grows_uncertain()
    {
        var aside = Camera("aside", 400, 1_000);
        Assert.Empty(Corridor.Of(_story.Track, Estimate(345) with { SemiMinor = 20 }, [aside]).Ahead);
        Assert.Single(At(345, aside).Ahead);
    }

    [Fact]
    public void A_camera_that_looks_the_other_way_is_not_offered()
    {
        Assert.Single(At(300, Camera("towards", 400, 0, bearing: 180)).Ahead);
        Assert.Single(At(300, Camera("onto the road", 400, 60, bearing: 225)).Ahead);
        Assert.Empty(At(300, Camera("away", 400, 60, bearing: 45)).Ahead);
    }

    [Fact]
    public void A_camera_it_came_past_closes()
    {
        var camera = Camera("past", 280, 20);
        var passed = Assert.Single(At(300, camera, Camera("never", 280, 500)).Passed);
        Assert.Equal((CameraState.Passed, camera), (passed.State, passed.Camera));
        Assert.InRange(passed.InView.TotalSeconds, -20, -5);
    }

    [Fact]
    public void An_object_that_stands_keeps_the_camera_before_it()
    {
        _story.Hear(Van.At(305.5), "gps", Van.Report(300) with { FixTime = Van.At(305), Speed = 0, Heading = null });
        var preview = At(305, Camera("here", 299, 20), Camera("ahead", 350, 0));
        Assert.Equal("here", Assert.Single(preview.Ahead).Camera.Camera.Value);
        Assert.Equal(TimeSpan.Zero, preview.Ahead[0].InView);
    }

    [Fact]
    public void Where_only_what_can_be_reached_is_known_no_way_is_made_up() =>
        Assert.Empty(At(500, Camera("ahead", 900, 0)).Ahead);

    [Fact]
    public void On_a_drive_most_cameras_it_comes_past_were_ahead_before()
    {
        var (seen, told) = (0, 0);
        for (ulong seed = 0; seed < 20; seed++)
        {
            var drive = Journey.Through(seed, 5, new GeoPosition(52.09, 5.12), new GeoPosition(52.21, 5.97));
            var cameras = drive.Where((_, each) => each % 60 == 59).Select((fix, each) => Camera($"c{each}", fix.True)).ToArray();
            var story = new TrackStory();
            HashSet<RoadsideCamera> due = [];
            HashSet<RoadsideCamera> past = [];
            foreach (var fix in drive)
            {
                story.Hear(fix.Time.AddSeconds(0.5), "gps", fix.Report);
                var preview = Corridor.Of(story.Track, Domain.Tracking.Estimate.Of(story.Track, TrackSettings.Vehicle, fix.Time.AddSeconds(1))!, cameras);
                var inView = preview.Ahead.Where(each => each.InView == TimeSpan.Zero).Select(each => each.Camera).Where(past.Add).ToArray();
                seen += inView.Length;
                told += inView.Count(due.Contains);
                due.UnionWith(preview.Ahead.Where(each => each.IsDue).Select(each => each.Camera));
            }
        }

        Assert.True(told >= 0.9 * seen, $"{told} of {seen}");
    }

    private CameraPreview At(double second, params RoadsideCamera[] cameras) => Corridor.Of(_story.Track, Estimate(second), cameras);

    private PositionEstimate Estimate(double second) => Domain.Tracking.Estimate.Of(_story.Track, TrackSettings.Vehicle, Van.At(second))!;

    /// <summary>Where the van is in so many seconds, and so many metres to the east of that.</summary>
    private static RoadsideCamera Camera(string name, double second, double east, double? bearing = null, bool released = true) =>
        Camera(name, Ground.Onward(Van.Place(second), 90, east)) with { Bearing = bearing, IsReleased = released };

    private static RoadsideCamera Camera(string name, GeoPosition position) =>
        new(CameraId.Parse(name.Replace(' ', '-')), OrganisationId.Parse("rws"), position, null, null, true);
}
