namespace LiveView.Domain.Incidents;

/// <summary>Why a control room is told of an incident.</summary>
/// <param name="Code">Whether jurisdiction or the operator chose it.</param>
/// <param name="Municipality">Municipality of the site's address.</param>
/// <param name="Region">Its safety region, or null when the municipality is not in the table.</param>
/// <param name="ControlRoom">The control room that answers for it, or null when the municipality is not in the table.</param>
public sealed record NotificationReason(NotificationReasonCode Code, string Municipality, string? Region, string? ControlRoom);
