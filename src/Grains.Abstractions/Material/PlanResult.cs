using LiveView.Domain.Decisions;
using LiveView.Domain.Material;

namespace LiveView.Grains.Abstractions.Material;

/// <summary>How the plans of a site stand, or why they are not told or changed.</summary>
/// <param name="Plans">The plans, none with a refusal.</param>
/// <param name="Refusal">Why not, or null.</param>
[GenerateSerializer, Immutable, Alias("liveview.plan-result")]
public sealed record PlanResult([property: Id(0)] SitePlan[] Plans, [property: Id(1)] Refusal? Refusal);
