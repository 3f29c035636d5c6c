using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents.Checks;

/// <summary>What somebody said of one item of a checklist.</summary>
/// <param name="Kind">The kind of alarm whose list it is on.</param>
/// <param name="Number">Its number on that list, from 1.</param>
/// <param name="IsDone">Whether it was done; it was left out otherwise, with a reason that stands in the log.</param>
/// <param name="By">Who said so.</param>
/// <param name="At">When, UTC.</param>
public sealed record CheckMark(AlarmKind Kind, int Number, bool IsDone, Actor By, DateTimeOffset At);
