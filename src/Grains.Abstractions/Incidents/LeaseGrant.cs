using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Abstractions.Incidents;

/// <summary>Leave for one viewing to go on for a while.</summary>
/// <param name="Viewing">The viewing.</param>
/// <param name="Epoch">Epoch of the incident's rights under which it was given.</param>
/// <param name="Duration">How long it holds from the moment the edge asked, measured by the edge's own monotonic clock.</param>
/// <param name="PicturesFrom">Nothing that was recorded before this moment, UTC, may leave; null where there is no such bound.</param>
[GenerateSerializer, Immutable, Alias("liveview.lease-grant")]
public sealed record LeaseGrant([property: Id(0)] ViewingId Viewing, [property: Id(1)] long Epoch, [property: Id(2)] TimeSpan Duration,
    [property: Id(3)] DateTimeOffset? PicturesFrom = null);
