using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Abstractions.Cameras;

/// <summary>One camera: decides that a feed is needed, and where.</summary>
[Alias("liveview.camera")]
public interface ICameraGrain : IGrainWithStringKey
{
    /// <summary>Stores the camera's settings.</summary>
    /// <param name="camera">The settings.</param>
    /// <param name="sharingParty">Whose desk hears of trouble with it.</param>
    [Alias("configure")]
    Task Configure(Camera camera, OrganisationId sharingParty);

    /// <summary>
    /// Says that a picture is needed for the next 30 seconds, and where the feed is. Without a new demand the feed stops.
    /// </summary>
    /// <returns>Where the feed is, or null when there is no such camera.</returns>
    [Alias("demand")]
    Task<FeedAddress?> Demand();
}
