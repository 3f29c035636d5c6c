using LiveView.Domain.Incidents;
using LiveView.Domain.Tests.Situations;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Watch;

namespace LiveView.Domain.Tests.Tracking.Watch;

public class DuressTests
{
    [Fact]
    public void A_pressed_button_is_a_hold_up_by_the_code_of_duress()
    {
        var alarm = Assert.Single(new Guarded().Says(0).Says(5, TrackerAlarm.Duress).Watch.Unsettled);
        Assert.True(alarm.Raises);
        var raised = alarm.Alarm.ToAlarm(Guarded.Transport, alarm.HeardAt);
        Assert.Equal((AlarmKind.HoldUp, "121", "Geldwagen 17"), (raised.Signal.Kind, raised.Signal.Code, raised.Signal.Text));
        Assert.True(raised.Signal.RaisesIncident());
        Assert.Equal(1, AlarmUrgency.Priority(raised.Signal.Kind, null));
    }

    [Fact]
    public void A_button_that_is_held_down_is_one_alarm()
    {
        var guarded = new Guarded().Says(0);
        for (var second = 5; second <= 900; second += 5)
        {
            guarded.Says(second, TrackerAlarm.Duress);
        }

        Assert.Single(guarded.Watch.Unsettled);
    }

    [Fact]
    public void A_button_that_was_let_go_and_is_pressed_again_is_another_alarm() =>
        Assert.Equal(2, new Guarded().Says(5, TrackerAlarm.Duress).Says(10).Says(70, TrackerAlarm.Duress).Watch.Unsettled.Count);

    [Fact]
    public void A_device_that_says_duress_in_every_other_message_has_not_been_pressed_twice() =>
        Assert.Single(new Guarded().Says(5, TrackerAlarm.Duress).Says(10).Says(15, TrackerAlarm.Duress).Watch.Unsettled);

    [Fact]
    public void Once_it_is_over_the_next_press_is_an_alarm_of_its_own()
    {
        var guarded = new Guarded().Says(5, TrackerAlarm.Duress).Says(10).Says(700);
        Assert.Null(guarded.Watch.Button);
        Assert.Equal(2, guarded.Says(705, TrackerAlarm.Duress).Watch.Unsettled.Count);
    }

    [Fact]
    public void What_was_stored_but_not_heard_before_a_crash_is_heard_after_it_and_once()
    {
        var guarded = new Guarded().Says(5, TrackerAlarm.Duress);
        guarded.Watch = ObjectWatch.Empty;
        Assert.Single(guarded.Says(10).Watch.Unsettled);
        Assert.Single(guarded.Says(15).Watch.Unsettled);
    }

    [Fact]
    public void The_same_alarm_has_the_same_name_however_often_it_is_tried_and_another_has_another()
    {
        var alarms = new Guarded().Says(5, TrackerAlarm.Duress).Says(10).Says(70, TrackerAlarm.Duress).Watch.Unsettled;
        var (first, second) = (alarms[0].Alarm, alarms[1].Alarm);
        Assert.Equal(first.Id(Loot.Van.Id), (first with { }).Id(Loot.Van.Id));
        Assert.NotEqual(first.Id(Loot.Van.Id), second.Id(Loot.Van.Id));
        Assert.NotEqual(first.Id(Loot.Van.Id), first.Id(Loot.Bag.Id));
        Assert.NotEqual(first.Id(Loot.Van.Id).Value, first.NewIncident(Loot.Van.Id).Value);
    }

    [Fact]
    public void An_object_that_is_registered_without_duress_raises_nothing() =>
        Assert.Empty(new Guarded(DuressUse.Never).Says(5, TrackerAlarm.Duress).Watch.Unsettled);

    [Theory]
    [InlineData(TrackerAlarm.Tow)]
    [InlineData(TrackerAlarm.Jamming)]
    [InlineData(TrackerAlarm.PowerCut)]
    [InlineData(TrackerAlarm.Tamper)]
    [InlineData(TrackerAlarm.Other)]
    public void Only_duress_is_a_hold_up(TrackerAlarm alarm) => Assert.Empty(new Guarded().Says(5, alarm).Watch.Unsettled);

    [Theory]
    [InlineData(0, 10, true)]
    [InlineData(6, 10, false)]
    [InlineData(0, 5, false)]
    public void While_a_watch_is_asked_for_it_raises_within_one_and_is_heard_outside_of_it(double from, double until, bool raises)
    {
        var watch = WatchRules.Set(ObjectWatch.Empty, Guarded.Window(from, until), Van.Start.AddDays(-1));
        Assert.Equal(raises, Assert.Single(new Guarded(DuressUse.WhileWatched, watch).Says(5, TrackerAlarm.Duress).Watch.Unsettled).Raises);
    }

    [Fact]
    public void A_press_counts_from_when_it_is_heard_so_that_a_slow_clock_costs_nobody_the_alarm()
    {
        var watch = WatchRules.Set(ObjectWatch.Empty, Guarded.Window(5.2, 60), Van.Start.AddDays(-1));
        Assert.True(Assert.Single(new Guarded(DuressUse.WhileWatched, watch).Says(5, TrackerAlarm.Duress).Watch.Unsettled).Raises);
    }

    [Fact]
    public void What_does_not_matter_gives_the_very_same_watch()
    {
        var guarded = new Guarded().Says(0);
        Assert.Same(ObjectWatch.Empty, guarded.Watch);
    }
}
