using LiveView.Domain.Incidents;

namespace LiveView.Domain.Tests.Alarms;

public class AlarmUrgencyTests
{
    [Theory]
    [InlineData(AlarmKind.HoldUp, true), InlineData(AlarmKind.Panic, true), InlineData(AlarmKind.Burglary, true)]
    [InlineData(AlarmKind.Fire, true), InlineData(AlarmKind.Medical, true), InlineData(AlarmKind.Gas, true)]
    [InlineData(AlarmKind.Tamper, true), InlineData(AlarmKind.Other, true)]
    [InlineData(AlarmKind.Technical, false), InlineData(AlarmKind.Test, false)]
    public void People_work_on_danger_not_on_tests_and_faults(AlarmKind kind, bool raises) =>
        Assert.Equal(raises, Signal(kind).RaisesIncident());

    [Fact]
    public void The_end_of_an_alarm_never_raises_an_incident() =>
        Assert.All(Enum.GetValues<AlarmKind>(), kind => Assert.False((Signal(kind) with { IsRestore = true }).RaisesIncident()));

    [Theory]
    [InlineData(AlarmKind.HoldUp, null, 1), InlineData(AlarmKind.HoldUp, Verdict.Verified, 1), InlineData(AlarmKind.HoldUp, Verdict.NotVerifiable, 2)]
    [InlineData(AlarmKind.Panic, null, 1), InlineData(AlarmKind.Panic, Verdict.Verified, 1), InlineData(AlarmKind.Panic, Verdict.NotVerifiable, 2)]
    [InlineData(AlarmKind.Burglary, null, 2), InlineData(AlarmKind.Burglary, Verdict.Verified, 1), InlineData(AlarmKind.Burglary, Verdict.NotVerifiable, 2)]
    [InlineData(AlarmKind.Fire, null, 1), InlineData(AlarmKind.Fire, Verdict.NotVerifiable, 1)]
    [InlineData(AlarmKind.Tamper, null, 3), InlineData(AlarmKind.Tamper, Verdict.Verified, 3)]
    public void Priority_follows_kind_and_judgement(AlarmKind kind, Verdict? verdict, int priority) =>
        Assert.Equal(priority, AlarmUrgency.Priority(kind, verdict));

    [Fact]
    public void What_is_unnecessary_is_never_urgent() =>
        Assert.All(Enum.GetValues<AlarmKind>(), kind => Assert.Equal(3, AlarmUrgency.Priority(kind, Verdict.Unnecessary)));

    [Fact]
    public void Every_kind_has_a_priority_from_1_to_3() => Assert.All(
        from kind in Enum.GetValues<AlarmKind>()
        from verdict in new Verdict?[] { null, Verdict.Verified, Verdict.NotVerifiable, Verdict.Unnecessary }
        select AlarmUrgency.Priority(kind, verdict),
        priority => Assert.InRange(priority, 1, 3));

    private static AlarmSignal Signal(AlarmKind kind) => new(kind, false, "122", null, null, null);
}
