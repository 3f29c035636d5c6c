using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents.Shelving;

/// <summary>An alarm that was set aside for a while [geparkeerd], as ANSI/ISA-18.2 has it: by somebody, for a reason, until a moment.</summary>
/// <param name="By">Who set it aside.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Until">When it comes back by itself, UTC.</param>
/// <param name="Reason">Why.</param>
public sealed record Shelf(Actor By, DateTimeOffset At, DateTimeOffset Until, string Reason);
