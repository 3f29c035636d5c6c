using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents;

/// <summary>What went to one control room [melding], and what came back.</summary>
/// <param name="Room">The control room.</param>
/// <param name="Reason">Why it was told.</param>
/// <param name="At">When it was sent, UTC.</param>
/// <param name="SeenAt">When it was first on a screen there, UTC.</param>
/// <param name="AcceptedAt">When it was accepted, UTC.</param>
/// <param name="LeftAt">When the room left the incident, UTC; null while it takes part.</param>
public sealed record Notification(
    OrganisationName Room, NotificationReason Reason, DateTimeOffset At, DateTimeOffset? SeenAt = null, DateTimeOffset? AcceptedAt = null,
    DateTimeOffset? LeftAt = null);
