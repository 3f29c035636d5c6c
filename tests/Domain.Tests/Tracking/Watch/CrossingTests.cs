using LiveView.Domain.Connections;
using LiveView.Domain.Incidents;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Watch;
using LiveView.Domain.Tracking.Watch.Fences;

namespace LiveView.Domain.Tests.Tracking.Watch;

public class CrossingTests
{
    [Fact]
    public void Who_leaves_an_area_raises_the_alarm_once_as_the_fence_says()
    {
        var alarm = Assert.Single(Driven(Fencing.Depot(), 200).Watch.Unsettled);
        Assert.True(alarm.Raises);
        Assert.Equal((ObjectAlarmCause.AreaLeft, AlarmKind.Tamper, "Depot"), (alarm.Alarm.Cause, alarm.Alarm.Kind, alarm.Alarm.FenceName));
        var text = alarm.Alarm.ToAlarm(Guarded.Transport, alarm.HeardAt).Signal;
        Assert.Equal(("area-left", "Geldwagen 17: Depot"), (text.Code, text.Text));
    }

    [Fact]
    public void Who_is_within_its_uncertainty_of_the_border_has_not_left_yet()
    {
        // It reaches the border after 50 s; not knowing better than 50 m it is over at 52.5 s, and believed by the next fix.
        Assert.Empty(Driven(Fencing.Depot(), 55).Watch.Unsettled);
        Assert.Single(Driven(Fencing.Depot(), 60).Watch.Unsettled);
    }

    [Fact]
    public void Who_comes_into_an_area_raises_the_alarm_once()
    {
        var ahead = Fencing.Depot(kind: FenceKind.EnteringArea) with { Points = Fencing.Box(Van.Place(200), 1_000, 1_000) };
        Assert.Equal(ObjectAlarmCause.AreaEntered, Assert.Single(Driven(ahead, 400).Watch.Unsettled).Alarm.Cause);
    }

    [Fact]
    public void Who_leaves_a_corridor_raises_the_alarm_and_who_follows_it_does_not()
    {
        Assert.Empty(Driven(Fencing.Route(), 400).Watch.Unsettled);
        var guarded = Driven(Fencing.Route(), 100);
        for (var second = 105; second <= 200; second += 5)
        {
            guarded.Says(second, null, Van.Report(second) with { Position = Ground.Onward(Van.Place(100), 90, (second - 100) * 20) });
        }

        Assert.Equal(ObjectAlarmCause.CorridorLeft, Assert.Single(guarded.Watch.Unsettled).Alarm.Cause);
    }

    [Fact]
    public void Who_was_outside_when_the_fence_was_drawn_has_not_left() =>
        Assert.Empty(Driven(Fencing.Depot() with { Points = Fencing.Box(Van.Place(-500), 1_000, 1_000) }, 100).Watch.Unsettled);

    [Fact]
    public void A_fix_that_is_not_believed_crosses_nothing()
    {
        var guarded = Driven(Fencing.Depot(), 20);
        guarded.Says(25, null, Van.Report(25) with { Position = new GeoPosition(53, 6) }).Says(30).Says(35);
        Assert.Empty(guarded.Watch.Unsettled);
    }

    [Fact]
    public void A_batch_that_comes_in_late_is_read_fix_by_fix()
    {
        var reports = Enumerable.Range(1, 40).Select(each => Van.Report(each * 5)).ToArray();
        var ahead = Fencing.Depot() with { Points = Fencing.Box(Van.Place(50), 500, 500) };
        var watch = Watched(ahead, Fencing.Depot(kind: FenceKind.EnteringArea) with { Points = Fencing.Box(Van.Place(120), 500, 500) });
        var decision = TrackRules.Decide(Track.Empty, TrackSettings.Vehicle, reports, "gps", Van.At(201));
        var after = AlarmRules.Hear(watch, Guarded.Transport, decision.Events, decision.After, Van.At(201));
        Assert.Equal([ObjectAlarmCause.AreaLeft, ObjectAlarmCause.AreaEntered], after.Unsettled.OrderBy(each => each.Alarm.At).Select(each => each.Alarm.Cause));
    }

    [Fact]
    public void A_crossing_outside_of_a_watch_is_heard_once_and_raises_nothing()
    {
        var guarded = new Guarded(DuressUse.Never, Watched(Fencing.Depot()) with { Windows = [] });
        for (var second = 0; second <= 200; second += 5)
        {
            guarded.Says(second);
        }

        Assert.False(Assert.Single(guarded.Watch.Unsettled).Raises);
    }

    [Fact]
    public void Who_goes_in_and_out_outside_of_a_watch_is_written_down_once_in_ten_minutes()
    {
        var guarded = new Guarded(DuressUse.Never, Watched(Fencing.Depot()) with { Windows = [] });
        for (var second = 0; second <= 1_800; second += 5)
        {
            // To and fro over the border, which lies 1,000 m on: it leaves each 188 s.
            guarded.Says(second, null, Van.Report(second) with { Position = Van.Place(50 + (40 * Math.Sin(second / 30.0))) });
        }

        Assert.Equal(3, guarded.Watch.Unsettled.Count);
        Assert.All(guarded.Watch.Unsettled.Zip(guarded.Watch.Unsettled.Skip(1)), each => Assert.True(each.Second.Alarm.At - each.First.Alarm.At >= AlarmRules.BetweenUnwatched));
    }

    [Fact]
    public void Who_left_before_the_watch_began_does_not_raise_the_alarm_when_it_does()
    {
        var guarded = new Guarded(DuressUse.Never, Watched(Fencing.Depot()) with { Windows = [Guarded.Window(100, 1_000)] });
        for (var second = 0; second <= 200; second += 5)
        {
            guarded.Says(second);
        }

        Assert.DoesNotContain(guarded.Watch.Unsettled, each => each.Raises);
    }

    [Fact]
    public void Where_it_is_once_known_survives_and_what_comes_of_no_fix_is_not_stored()
    {
        var guarded = Driven(Fencing.Depot(), 20);
        var before = guarded.Watch;
        Assert.False(guarded.Says(25).Watch.DiffersFor(before));
        Assert.True(Driven(Fencing.Depot(), 60).Watch.DiffersFor(before));
    }

    private static Guarded Driven(Fence fence, int seconds)
    {
        var guarded = new Guarded(DuressUse.Never, Watched(fence));
        for (var second = 0; second <= seconds; second += 5)
        {
            guarded.Says(second);
        }

        return guarded;
    }

    private static ObjectWatch Watched(params Fence[] fences) => WatchRules.Set(ObjectWatch.Empty, Guarded.Window(0, 3_600), Van.Start) with
    {
        Fences = [.. fences.Select(each => new WatchedFence(each))],
    };
}
