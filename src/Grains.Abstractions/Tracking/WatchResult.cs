using LiveView.Domain.Decisions;
using LiveView.Domain.Tracking.Watch;

namespace LiveView.Grains.Abstractions.Tracking;

/// <summary>What is listened for in a tracked object, or why that is not told or changed.</summary>
/// <param name="Watch">What is listened for and what was heard; null when it was refused.</param>
/// <param name="Refusal">Why not, or null.</param>
[GenerateSerializer, Immutable, Alias("liveview.watch-result")]
public sealed record WatchResult([property: Id(0)] ObjectWatch? Watch, [property: Id(1)] Refusal? Refusal);
