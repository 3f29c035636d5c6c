using LiveView.Domain.Jurisdiction.Regions;

namespace LiveView.Domain.Tracking.Handover;

/// <summary>Whom to offer the lead to now, and which offers to take back.</summary>
/// <param name="Memory">To hand in the next time.</param>
/// <param name="Invite">New invitations.</param>
/// <param name="Withdraw">Regions whose invitation is no longer called for.</param>
public sealed record InvitationAdvice(InvitationMemory Memory, IReadOnlyList<Invitation> Invite, IReadOnlyList<Region> Withdraw);
