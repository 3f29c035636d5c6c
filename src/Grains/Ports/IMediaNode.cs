using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;

namespace LiveView.Grains.Ports;

/// <summary>The media node of this silo: it owns processes and sockets, a camera grain only decides and leases.</summary>
public interface IMediaNode
{
    /// <summary>How long an assignment holds without being renewed.</summary>
    static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(10);

    /// <summary>Starts the ingest of a camera, or replaces one of a lower epoch.</summary>
    /// <param name="camera">The camera.</param>
    /// <param name="epoch">The assignment's epoch: the node refuses one that is not higher than what it knows.</param>
    /// <param name="sharingParty">Whose desk hears of trouble.</param>
    void Assign(Camera camera, long epoch, OrganisationId sharingParty);

    /// <summary>Renews an assignment for <see cref="LeaseTime"/>.</summary>
    /// <returns>False when the node no longer has it: assign anew.</returns>
    bool Renew(CameraId camera, long epoch);

    /// <summary>Stops the ingest of a camera.</summary>
    void Stop(CameraId camera, long epoch);
}
