using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Ports;

/// <summary>
/// The media nodes of the cluster, as a camera grain reaches them: one per silo, by name. A call to one that is gone or frozen fails
/// within two seconds.
/// </summary>
public interface IMediaNodes
{
    /// <summary>The nodes that are alive as far as this silo knows, the one that should take a camera in first.</summary>
    IReadOnlyList<string> For(CameraId camera);

    /// <summary>Has a node take a stream of a camera in.</summary>
    /// <param name="node">The node.</param>
    /// <param name="camera">The camera.</param>
    /// <param name="stream">Which of its streams; one that it has.</param>
    /// <param name="epoch">The assignment's epoch: the node refuses one that is not higher than what it knows.</param>
    /// <param name="sharingParty">Whose desk hears of trouble.</param>
    /// <returns>Where the feed will be; null when the node takes no cameras in.</returns>
    Task<FeedPlace?> AssignAsync(string node, Camera camera, CameraStream stream, long epoch, OrganisationId sharingParty);

    /// <summary>Renews an assignment for <see cref="IMediaNode.LeaseTime"/>.</summary>
    /// <param name="node">The node.</param>
    /// <param name="feed">Which stream of which camera.</param>
    /// <param name="epoch">The assignment's epoch.</param>
    /// <param name="edge">An edge to let in for as long, or null.</param>
    /// <returns>Where the feed is; null when the node no longer has it: assign anew.</returns>
    Task<FeedPlace?> RenewAsync(string node, FeedId feed, long epoch, EdgePass? edge = null);

    /// <summary>Stops the ingest of a feed; completes when its process is gone.</summary>
    Task StopAsync(string node, FeedId feed, long epoch);
}

/// <summary>Where a node gives its feeds.</summary>
/// <param name="Relay">Where edges fetch them; null when the node relays to nobody.</param>
public sealed record FeedPlace(string? Relay);

/// <summary>Lets one edge fetch one feed.</summary>
/// <param name="Edge">The edge.</param>
/// <param name="Ticket">What it shows.</param>
public sealed record EdgePass(string Edge, string Ticket);
