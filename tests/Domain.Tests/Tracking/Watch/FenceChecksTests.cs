using LiveView.Domain.Connections;
using LiveView.Domain.Incidents;
using LiveView.Domain.Tracking.Watch;
using LiveView.Domain.Tracking.Watch.Fences;

namespace LiveView.Domain.Tests.Tracking.Watch;

public class FenceChecksTests
{
    private static readonly Fence s_area = Fencing.Depot();

    [Fact]
    public void An_area_and_a_corridor_that_are_in_order_may_be()
    {
        Assert.Null(FenceChecks.Refusal(ObjectWatch.Empty, s_area));
        Assert.Null(FenceChecks.Refusal(ObjectWatch.Empty, Fencing.Route()));
    }

    [Theory]
    [InlineData(AlarmKind.Technical)]
    [InlineData(AlarmKind.Test)]
    public void What_raises_no_incident_is_no_alarm_for_a_fence(AlarmKind kind) => Says("raises no incident", s_area with { Alarm = kind });

    [Theory]
    [InlineData("")]
    [InlineData("a\u0007")]
    public void It_has_a_name(string name) => Says("a name of 1 to 60", s_area with { Name = name });

    [Fact]
    public void It_has_corners_enough_and_not_too_many()
    {
        Says("3 to 200 corners; this one has 2", s_area with { Points = [.. s_area.Points.Take(2)] });
        Says("3 to 200 corners; this one has 201", s_area with { Points = [.. Enumerable.Repeat(s_area.Points[0], 201)] });
        Says("2 to 200 points; this one has 1", Fencing.Route() with { Points = [.. s_area.Points.Take(1)] });
    }

    [Fact]
    public void A_corridor_is_neither_too_narrow_nor_too_wide()
    {
        Says("100 to 20000 metres", Fencing.Route(99));
        Says("100 to 20000 metres", Fencing.Route(20_001));
        Says("100 to 20000 metres", Fencing.Route(double.NaN));
        Says("no width", s_area with { HalfWidth = 100 });
    }

    [Fact]
    public void Its_places_are_on_earth_and_no_two_in_a_row_the_same()
    {
        Says("Point 2 is no place on earth", s_area with { Points = [s_area.Points[0], new GeoPosition(91, 5), s_area.Points[2]] });
        Says("Point 2 is no place on earth", s_area with { Points = [s_area.Points[0], new GeoPosition(double.NaN, 5), s_area.Points[2]] });
        Says("Point 2 is the same", s_area with { Points = [s_area.Points[0], s_area.Points[0], s_area.Points[2]] });
    }

    [Fact]
    public void It_is_neither_too_small_to_tell_nor_half_a_continent()
    {
        Says("100 metres to 300 kilometres", s_area with { Points = Fencing.Box(Van.Place(0), 20, 20) });
        Says("100 metres to 300 kilometres", s_area with { Points = Fencing.Box(Van.Place(0), 200_000, 200_000) });
    }

    [Fact]
    public void Its_sides_do_not_cross() =>
        Says("crosses the side after corner 3", s_area with { Points = [s_area.Points[0], s_area.Points[2], s_area.Points[1], s_area.Points[3]] });

    [Fact]
    public void There_are_only_so_many()
    {
        var full = ObjectWatch.Empty with { Fences = [.. Enumerable.Repeat(new WatchedFence(s_area), FenceChecks.Most)] };
        Assert.Equal("too-many-fences", FenceChecks.Refusal(full, s_area)?.Code);
    }

    private static void Says(string text, Fence fence)
    {
        var refusal = FenceChecks.Refusal(ObjectWatch.Empty, fence);
        Assert.Equal("bad-fence", refusal?.Code);
        Assert.Contains(text, refusal!.Message, StringComparison.Ordinal);
    }
}
