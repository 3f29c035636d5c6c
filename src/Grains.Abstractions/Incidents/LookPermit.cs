using LiveView.Domain.Material;

namespace LiveView.Grains.Abstractions.Incidents;

/// <summary>Leave to let one photo or plan out once.</summary>
/// <param name="Content">What may leave.</param>
/// <param name="Epoch">Epoch of the incident's rights under which it was given.</param>
/// <param name="Duration">How long it holds from the moment the edge asked, measured by the edge's own monotonic clock.</param>
[GenerateSerializer, Immutable, Alias("liveview.look-permit")]
public sealed record LookPermit([property: Id(0)] MaterialContent Content, [property: Id(1)] long Epoch, [property: Id(2)] TimeSpan Duration);
