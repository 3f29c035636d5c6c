using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Tracking.Handover;

/// <summary>The lead of an object as offered to a room that has not answered.</summary>
/// <param name="To">Which room.</param>
/// <param name="At">When it was offered, UTC.</param>
/// <param name="ExpectedAt">When the object is expected in its region, UTC; null when nobody says.</param>
/// <param name="ByMachine">Whether the machinery of the room that leads offered it, because the object is about to come: it takes it back, too.</param>
/// <param name="EscalatedAt">When it was said that nobody answers, UTC; null before that.</param>
public sealed record LeadOffer(OrganisationId To, DateTimeOffset At, DateTimeOffset? ExpectedAt, bool ByMachine, DateTimeOffset? EscalatedAt = null);
