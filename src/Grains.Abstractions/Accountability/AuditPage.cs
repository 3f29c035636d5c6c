using LiveView.Domain.Decisions;

namespace LiveView.Grains.Abstractions.Accountability;

/// <summary>One page of a report, or why there is none.</summary>
/// <param name="Rows">The rows, by position in the log; fewer than asked for only at the end.</param>
/// <param name="Refusal">Why the question is not answered, or null.</param>
[GenerateSerializer, Immutable, Alias("liveview.audit-page`1")]
public sealed record AuditPage<TRow>([property: Id(0)] TRow[] Rows, [property: Id(1)] Refusal? Refusal);
