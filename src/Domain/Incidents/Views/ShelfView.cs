namespace LiveView.Domain.Incidents.Views;

/// <summary>That an incident is set aside, as its sharing party sees it.</summary>
/// <param name="By">Who set it aside.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Until">When it comes back by itself, UTC.</param>
/// <param name="Reason">Why.</param>
public sealed record ShelfView(ByView By, DateTimeOffset At, DateTimeOffset Until, string Reason);
