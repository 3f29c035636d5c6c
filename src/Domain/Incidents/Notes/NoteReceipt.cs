namespace LiveView.Domain.Incidents.Notes;

/// <summary>Up to where one party read what others wrote [gelezen].</summary>
/// <param name="UpTo">Line of the log of the last note it read.</param>
/// <param name="At">When, UTC.</param>
public sealed record NoteReceipt(long UpTo, DateTimeOffset At);
