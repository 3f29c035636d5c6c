using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Abstractions.Incidents;

/// <summary>Whether a viewing may go on.</summary>
/// <param name="Viewing">The viewing.</param>
/// <param name="Grant">Its lease, or null.</param>
/// <param name="Ended">Why there is none: a stable code; null when there is one.</param>
[GenerateSerializer, Immutable, Alias("liveview.lease-renewal")]
public sealed record LeaseRenewal([property: Id(0)] ViewingId Viewing, [property: Id(1)] LeaseGrant? Grant, [property: Id(2)] string? Ended);
