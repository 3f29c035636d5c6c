using LiveView.Domain.Parties;

namespace LiveView.Domain.Incidents;

/// <summary>A control room chosen to be told, and why.</summary>
/// <param name="Room">The organisation.</param>
/// <param name="Reason">Why it is chosen.</param>
public sealed record RoomChoice(Organisation Room, NotificationReason Reason);
