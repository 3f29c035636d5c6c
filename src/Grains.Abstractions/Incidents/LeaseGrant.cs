using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking.CamerasAhead;

namespace LiveView.Grains.Abstractions.Incidents;

/// <summary>Leave for one viewing to go on for a while.</summary>
/// <param name="Viewing">The viewing.</param>
/// <param name="Epoch">Epoch of the incident's rights under which it was given.</param>
/// <param name="Duration">How long it holds from the moment the edge asked, measured by the edge's own monotonic clock.</param>
/// <param name="PicturesFrom">Nothing that was recorded before this moment, UTC, may leave; null where there is no such bound.</param>
/// <param name="ShowsTrail">Of a tracked object: whether where it was may leave as well, as far back as that.</param>
/// <param name="Owner">Of a tracked object: the party that brought it in; null for all else.</param>
/// <param name="Cameras">Of a tracked object: the cameras it may come past, and which of them the viewer's party has; null for all else.</param>
/// <param name="BurntInMark">Of a clip: whether its pictures may leave only with a mark in them.</param>
[GenerateSerializer, Immutable, Alias("liveview.lease-grant")]
public sealed record LeaseGrant([property: Id(0)] ViewingId Viewing, [property: Id(1)] long Epoch, [property: Id(2)] TimeSpan Duration,
    [property: Id(3)] DateTimeOffset? PicturesFrom = null, [property: Id(4)] bool ShowsTrail = false, [property: Id(5)] OrganisationId? Owner = null,
    [property: Id(6)] RoadsideCamera[]? Cameras = null, [property: Id(7)] bool BurntInMark = false);
