using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Cameras;

/// <summary>
/// One stream of one camera, by <see cref="StreamKeys.Of(FeedId)"/>: decides that a feed is needed, and where.
/// </summary>
[Alias("liveview.camera")]
public interface ICameraGrain : IGrainWithStringKey
{
    /// <summary>Stores the camera's settings. Told to the main stream, which tells the others.</summary>
    /// <param name="camera">The settings.</param>
    /// <param name="sharingParty">Whose desk hears of trouble with it.</param>
    [Alias("configure"), SystemOnly]
    Task Configure(Camera camera, OrganisationId sharingParty);

    /// <summary>Runs without a demand where the source policy has pictures kept of before an alarm; else it changes nothing.</summary>
    [Alias("stand-by"), SystemOnly]
    Task StandBy();

    /// <summary>Keeps nothing of before an alarm any more: the camera left its connection.</summary>
    [Alias("stand-down"), SystemOnly]
    Task StandDown();

    /// <summary>
    /// Says that a picture is needed for the next 30 seconds, and where the feed is. Without a new demand the feed stops.
    /// </summary>
    /// <returns>Where the feed is, or null when there is no such camera or stream, or no media node that takes it in.</returns>
    [Alias("demand"), SystemOnly]
    Task<FeedAddress?> Demand();

    /// <summary>A demand for what an incident keeps of the camera.</summary>
    /// <param name="sharingParty">The party of the incident: a camera that went to another is not kept for it.</param>
    /// <returns>As <see cref="Demand()"/>; null as well when the camera is another's.</returns>
    [Alias("demand-for"), SystemOnly]
    Task<FeedAddress?> DemandFor(OrganisationId sharingParty);

    /// <summary>
    /// A demand for an edge that somebody looks through: lets the edge fetch the feed for the next ten seconds, and says where it is. Only
    /// an incident may ask this, because only it knows that somebody there may look.
    /// </summary>
    [Alias("open"), SystemOnly]
    Task<FeedAnswer> Open(FeedOrder order);
}
