namespace LiveView.Domain.Alarms;

/// <summary>A message an account remembers.</summary>
/// <param name="Event">The message.</param>
/// <param name="At">When it was stored, UTC.</param>
public sealed record HeardMessage(AccountEvent Event, DateTimeOffset At);
