using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Incidents;

/// <summary>Forward to control rooms named by their id; the incident itself looks up who they are and why they are chosen.</summary>
/// <param name="By">Who forwards.</param>
/// <param name="Rooms">The control rooms.</param>
/// <param name="Cameras">Cameras to release to each of them.</param>
/// <param name="Note">Remark for the control rooms.</param>
[GenerateSerializer, Immutable, Alias("liveview.forward-order")]
public sealed record ForwardOrder(
    [property: Id(0)] Actor By, [property: Id(1)] OrganisationId[] Rooms, [property: Id(2)] CameraId[] Cameras,
    [property: Id(3)] string? Note) : IByActor;
