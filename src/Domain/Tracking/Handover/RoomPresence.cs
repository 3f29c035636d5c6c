using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Tracking.Handover;

/// <summary>A room that follows an object.</summary>
/// <param name="Room">Which.</param>
/// <param name="Role">What it does.</param>
/// <param name="Since">Since when it does that, UTC.</param>
public sealed record RoomPresence(OrganisationId Room, RoomRole Role, DateTimeOffset Since);
