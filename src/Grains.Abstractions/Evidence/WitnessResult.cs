using LiveView.Domain.Decisions;

namespace LiveView.Grains.Abstractions.Evidence;

/// <summary>What came of registering a key.</summary>
/// <param name="KeyId">SHA-256 of the key, or null.</param>
/// <param name="Refusal">Why it was refused, or null.</param>
[GenerateSerializer, Immutable, Alias("liveview.witness-result")]
public sealed record WitnessResult([property: Id(0)] string? KeyId, [property: Id(1)] Refusal? Refusal);
