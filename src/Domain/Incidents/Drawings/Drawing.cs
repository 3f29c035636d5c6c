using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents.Drawings;

/// <summary>A drawing on a picture or plan, seen by every party that may see what it is drawn on, and by nobody else.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Mark">What was drawn.</param>
/// <param name="By">Who drew it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Line">The line of the log in which its words stand.</param>
public sealed record Drawing(DrawingId Id, DrawnMark Mark, Actor By, DateTimeOffset At, long Line);
