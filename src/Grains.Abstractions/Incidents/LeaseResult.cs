using LiveView.Domain.Decisions;

namespace LiveView.Grains.Abstractions.Incidents;

/// <summary>A lease, or why there is none.</summary>
/// <param name="Grant">The lease, or null.</param>
/// <param name="Refusal">Why there is none, or null.</param>
[GenerateSerializer, Immutable, Alias("liveview.lease-result")]
public sealed record LeaseResult([property: Id(0)] LeaseGrant? Grant, [property: Id(1)] Refusal? Refusal);
