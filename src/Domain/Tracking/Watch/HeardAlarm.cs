using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Tracking.Watch;

/// <summary>What became of an alarm of a tracked object.</summary>
/// <param name="Alarm">The alarm.</param>
/// <param name="At">When that was settled, UTC.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Incident">The incident it belongs to; null when it raised none.</param>
public sealed record HeardAlarm(ObjectAlarm Alarm, DateTimeOffset At, ObjectAlarmOutcome Outcome, IncidentId? Incident = null);

/// <summary>What can become of an alarm of a tracked object.</summary>
public enum ObjectAlarmOutcome
{
    /// <summary>It stands in an incident.</summary>
    Raised,

    /// <summary>Nobody watched over the object then: it was heard, and raised nothing.</summary>
    NotWatched,

    /// <summary>The object is registered under no connection of its party, so there was nowhere to raise it.</summary>
    NoConnection,

    /// <summary>The incident did not take it.</summary>
    NotTaken,
}
