using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Abstractions.Incidents;

/// <summary>The tracked objects of an incident that somebody may follow.</summary>
/// <param name="Objects">Which; none when it is refused.</param>
/// <param name="Refusal">Why the incident shows that somebody nothing at all, or null.</param>
[GenerateSerializer, Immutable, Alias("liveview.followable-objects")]
public sealed record FollowableObjects([property: Id(0)] TrackedObjectId[] Objects, [property: Id(1)] Refusal? Refusal);
