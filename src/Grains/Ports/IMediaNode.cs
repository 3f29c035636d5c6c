using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Ports;

/// <summary>The media node of this silo: it owns processes and sockets, a camera grain only decides and leases.</summary>
public interface IMediaNode
{
    /// <summary>How long an assignment holds without being renewed.</summary>
    static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(10);

    /// <summary>Starts the ingest of a stream of a camera, or replaces one of a lower epoch.</summary>
    /// <param name="camera">The camera.</param>
    /// <param name="stream">Which of its streams; one that it has.</param>
    /// <param name="epoch">The assignment's epoch: the node refuses one that is not higher than what it knows.</param>
    /// <param name="sharingParty">Whose desk hears of trouble.</param>
    void Assign(Camera camera, CameraStream stream, long epoch, OrganisationId sharingParty);

    /// <summary>Renews an assignment for <see cref="LeaseTime"/>.</summary>
    /// <returns>False when the node no longer has it: assign anew.</returns>
    bool Renew(FeedId feed, long epoch);

    /// <summary>Stops the ingest of a feed; completes when its process is gone.</summary>
    Task StopAsync(FeedId feed, long epoch);
}
