using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents.Views;

/// <summary>Up to where a party read what others wrote [gelezen].</summary>
/// <param name="Organisation">The party.</param>
/// <param name="UpTo">Line of the log of the last note it read.</param>
/// <param name="At">When, UTC.</param>
public sealed record NoteReceiptView(OrganisationName Organisation, long UpTo, DateTimeOffset At);
