using LiveView.Domain.Decisions;

namespace LiveView.Grains.Abstractions.Incidents;

/// <summary>A permit, or why there is none.</summary>
/// <param name="Permit">The permit, or null.</param>
/// <param name="Refusal">Why there is none, or null.</param>
[GenerateSerializer, Immutable, Alias("liveview.look-result")]
public sealed record LookResult([property: Id(0)] LookPermit? Permit, [property: Id(1)] Refusal? Refusal);
