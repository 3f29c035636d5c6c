namespace LiveView.Domain.Incidents;

/// <summary>Which alarms become an incident, and how urgent it is.</summary>
public static class AlarmUrgency
{
    /// <summary>Whether a signal makes people work: a restore, a test or trouble of the installation does not.</summary>
    public static bool RaisesIncident(this AlarmSignal signal) => !signal.IsRestore && signal.Kind switch
    {
        AlarmKind.HoldUp or AlarmKind.Panic or AlarmKind.Burglary or AlarmKind.Fire or AlarmKind.Medical or AlarmKind.Gas
            or AlarmKind.Tamper or AlarmKind.Other => true,
        AlarmKind.Technical or AlarmKind.Test => false,
        _ => throw new ArgumentOutOfRangeException(nameof(signal), signal.Kind, "An alarm kind without urgency."),
    };

    /// <summary>
    /// Priority 1 (highest) to 3. Before verification it is the urgency of handling the alarm; afterwards that of the incident:
    /// a verified hold-up is priority 1, one that could not be verified is not.
    /// </summary>
    public static int Priority(AlarmKind kind, Verdict? verdict) => (kind, verdict) switch
    {
        (_, Verdict.Unnecessary) => 3,
        (AlarmKind.HoldUp or AlarmKind.Panic, Verdict.NotVerifiable) => 2,
        (AlarmKind.HoldUp or AlarmKind.Panic, _) => 1,
        (AlarmKind.Fire or AlarmKind.Medical or AlarmKind.Gas, _) => 1,
        (AlarmKind.Burglary, Verdict.Verified) => 1,
        (AlarmKind.Burglary, _) => 2,
        (AlarmKind.Tamper or AlarmKind.Technical or AlarmKind.Test or AlarmKind.Other, _) => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An alarm kind without priority."),
    };
}
