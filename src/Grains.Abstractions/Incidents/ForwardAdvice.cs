using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;

namespace LiveView.Grains.Abstractions.Incidents;

/// <summary>Where a forward should start from.</summary>
/// <param name="Proposed">Control rooms that answer for the site's municipality, with the reason.</param>
/// <param name="Rooms">Every organisation that may be chosen.</param>
/// <param name="Preselected">Cameras with the best viewpoints.</param>
/// <param name="Cameras">All cameras of the site.</param>
/// <param name="MayReleaseLive">Whether the source policy allows live pictures to be released.</param>
[GenerateSerializer, Immutable, Alias("liveview.forward-advice")]
public sealed record ForwardAdvice(
    [property: Id(0)] RoomChoice[] Proposed, [property: Id(1)] Organisation[] Rooms, [property: Id(2)] CameraId[] Preselected,
    [property: Id(3)] IncidentCamera[] Cameras, [property: Id(4)] bool MayReleaseLive);
