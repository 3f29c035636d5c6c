using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Incidents;

/// <summary>Pictures were released to a party and nobody there looked in time [niemand kijkt].</summary>
/// <param name="To">The receiving party.</param>
/// <param name="Releases">The releases, given in one or more acts, that nobody looked at.</param>
/// <param name="At">When it was escalated, UTC.</param>
/// <param name="LookedAt">When somebody looked after all, UTC; null as long as nobody did.</param>
public sealed record UnwatchedEscalation(
    OrganisationId To, IReadOnlyList<ReleaseId> Releases, DateTimeOffset At, DateTimeOffset? LookedAt = null);
