namespace LiveView.Domain.Tracking.Watch;

/// <summary>An alarm that was heard and has no outcome yet; it is kept until it has one.</summary>
/// <param name="Alarm">The alarm.</param>
/// <param name="HeardAt">When it was heard, UTC.</param>
/// <param name="Raises">Whether it raises an incident; false: it is only written down.</param>
public sealed record UnsettledAlarm(ObjectAlarm Alarm, DateTimeOffset HeardAt, bool Raises);
