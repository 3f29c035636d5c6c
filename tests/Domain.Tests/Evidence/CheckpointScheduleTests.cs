using System.Text.Json;
using LiveView.Domain.Evidence;
using LiveView.Domain.Tests.Situations;

namespace LiveView.Domain.Tests.Evidence;

public class CheckpointScheduleTests
{
    private const string Incident = "inc:a";
    private static readonly DateTimeOffset s_now = Story.Start;

    [Fact]
    public void A_new_incident_gets_one_at_once() => Assert.Equal([Incident], Heard("incident-raised").Due(s_now));

    [Fact]
    public void What_is_covered_is_not_due() => Assert.Empty(Covered("incident-raised").Due(s_now));

    [Fact]
    public void A_new_line_waits_for_the_minute()
    {
        var schedule = Hear(Covered("incident-raised"), "note-written");
        Assert.Empty(schedule.Due(s_now.AddSeconds(59.9)));
        Assert.Equal([Incident], schedule.Due(s_now.AddSeconds(60)));
    }

    [Fact]
    public void A_hundred_lines_do_not_wait()
    {
        var schedule = Hear(Covered("incident-raised"), [.. Enumerable.Repeat("note-written", 99)]);
        Assert.Empty(schedule.Due(s_now));
        Assert.Equal([Incident], Hear(schedule, "note-written").Due(s_now));
    }

    [Theory, InlineData("incident-closed"), InlineData("incident-dismissed")]
    public void The_end_does_not_wait(string end) => Assert.Equal([Incident], Hear(Covered("incident-raised"), end).Due(s_now));

    [Fact]
    public void What_is_written_after_the_end_does_not_wait()
    {
        var over = Cover(Hear(Covered("incident-raised"), "incident-closed"), 2);
        Assert.Empty(over.Logs);
        var written = over.Hear(new HeardLine(9, Incident, 3, "texts-erased"));
        Assert.Equal([Incident], written.Due(s_now));
        Assert.Empty(written.Cover(Incident, 3, s_now).Logs);
    }

    [Fact]
    public void While_somebody_watches_every_minute_gets_one_though_nothing_is_written()
    {
        var watched = Cover(Hear(Covered("incident-raised"), "viewing-started"), 2);
        Assert.Empty(watched.Due(s_now.AddSeconds(59)));
        Assert.Equal([Incident], watched.Due(s_now.AddSeconds(60)));
    }

    [Fact]
    public void The_last_of_two_who_leaves_ends_that()
    {
        var two = Hear(Covered("incident-raised"), "viewing-started", "viewing-started");
        var one = Cover(Hear(two, "viewing-ended"), 4);
        Assert.Equal([Incident], one.Due(s_now.AddMinutes(1)));
        Assert.Empty(Cover(Hear(one, "viewing-ended"), 5).Due(s_now.AddMinutes(1)));
    }

    [Fact]
    public void A_viewing_that_outlives_the_incident_is_still_followed()
    {
        var over = Cover(Hear(Covered("incident-raised"), "viewing-started", "incident-closed"), 3);
        Assert.Equal([Incident], over.Due(s_now.AddMinutes(1)));
        Assert.Empty(Cover(Hear(over, "viewing-ended"), 4).Logs);
    }

    [Fact]
    public void An_end_of_a_viewing_whose_start_was_not_heard_does_not_count_below_none() =>
        Assert.Equal(0, Heard("viewing-ended").Logs[Incident].Viewings);

    [Fact]
    public void The_silence_of_an_open_incident_is_proved_every_ten_minutes()
    {
        var silent = Covered("incident-raised");
        Assert.Empty(silent.Due(s_now.AddMinutes(9.9)));
        Assert.Equal([Incident], silent.Due(s_now.AddMinutes(10)));
    }

    [Fact]
    public void Lines_of_other_streams_only_move_the_place_in_the_log()
    {
        var schedule = new CheckpointSchedule().Hear(new HeardLine(7, "acct:R0L0#1234", 3, "alarm-received"));
        Assert.Equal(7, schedule.Position);
        Assert.Empty(schedule.Logs);
        Assert.Equal(8, schedule.Hear(new HeardLine(8, Incident, 1, "incident-raised")).Position);
    }

    [Fact]
    public void What_is_due_comes_in_the_order_of_keys() => Assert.Equal(
        ["inc:B", "inc:a", "inc:b"],
        new[] { "inc:b", "inc:a", "inc:B" }.Aggregate(
            new CheckpointSchedule(), (schedule, stream) => schedule.Hear(new HeardLine(schedule.Position + 1, stream, 1, "incident-raised"))).Due(s_now));

    [Fact]
    public void A_checkpoint_that_covers_more_than_was_heard_covers_that_too()
    {
        var schedule = Heard("incident-raised").Cover(Incident, 5, s_now);
        Assert.Empty(schedule.Due(s_now.AddMinutes(1)));
        Assert.Equal(5, schedule.Logs[Incident].Lines);
    }

    [Fact]
    public void A_line_appended_while_a_checkpoint_was_made_is_still_due()
    {
        var schedule = Heard("incident-raised", "note-written").Cover(Incident, 1, s_now);
        Assert.Equal([Incident], schedule.Due(s_now.AddMinutes(1)));
        Assert.False(schedule.Logs[Incident].IsAtRest);
    }

    [Fact]
    public void It_outlives_its_process_as_JSON()
    {
        var schedule = Hear(Covered("incident-raised"), "viewing-started");
        var read = JsonSerializer.Deserialize<CheckpointSchedule>(JsonSerializer.Serialize(schedule, LogJson.Options), LogJson.Options)!;
        Assert.Equal(schedule.Position, read.Position);
        Assert.Equal(schedule.Logs, read.Logs);
    }

    private static CheckpointSchedule Heard(params string[] types) => Hear(new CheckpointSchedule(), types);

    private static CheckpointSchedule Covered(params string[] types) => Cover(Heard(types), types.Length);

    private static CheckpointSchedule Cover(CheckpointSchedule schedule, long size) => schedule.Cover(Incident, size, s_now);

    private static CheckpointSchedule Hear(CheckpointSchedule schedule, params string[] types) => types.Aggregate(
        schedule, (next, type) => next.Hear(new HeardLine(next.Position + 1, Incident, next.Position + 1, type)));
}
