using LiveView.Domain.Decisions;

namespace LiveView.Grains.Abstractions.Evidence;

/// <summary>An evidence bundle, or why there is none.</summary>
/// <param name="Bundle">A ZIP archive, or null.</param>
/// <param name="Refusal">Why there is none, or null.</param>
[GenerateSerializer, Immutable, Alias("liveview.export-result")]
public sealed record ExportResult([property: Id(0)] byte[]? Bundle, [property: Id(1)] Refusal? Refusal);
