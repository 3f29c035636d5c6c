using LiveView.Domain.Decisions;

namespace LiveView.Grains.Abstractions.Incidents;

/// <summary>What came of a command.</summary>
/// <param name="Seq">Number of events of the incident afterwards.</param>
/// <param name="Refusal">Why it was refused, or null when it was done.</param>
[GenerateSerializer, Immutable, Alias("liveview.command-result")]
public sealed record CommandResult([property: Id(0)] long Seq, [property: Id(1)] Refusal? Refusal);
