using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Abstractions.Cameras;

/// <summary>An edge needs a camera's feed for somebody whose right to it was found to hold.</summary>
/// <param name="Edge">The edge, by the name it goes by in this run.</param>
/// <param name="Lost">Epoch of which the edge had pictures until they stopped coming; 0 when nothing is wrong.</param>
/// <param name="SharingParty">Who shares the camera as the incident knows it, which fills it in: a camera that has gone to another party gives it nothing.</param>
/// <param name="Stream">Which of the camera's streams; the right is the same for each, but for sound.</param>
[GenerateSerializer, Immutable, Alias("liveview.feed-order")]
public sealed record FeedOrder(
    [property: Id(0)] string Edge, [property: Id(1)] long Lost = 0, [property: Id(2)] OrganisationId? SharingParty = null,
    [property: Id(3)] CameraStream Stream = CameraStream.Main);
