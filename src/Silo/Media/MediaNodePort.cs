using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Ports;
using LiveView.Media.Ingest;

namespace LiveView.Silo.Media;

/// <summary>Translates what a camera grain decides into assignments of the media node.</summary>
internal sealed class MediaNodePort(MediaNode node, CameraTrouble trouble, TimeProvider time) : IMediaNode
{
    public void Assign(Camera camera, long epoch, OrganisationId sharingParty)
    {
        trouble.Belongs(camera, sharingParty);
        var credentials = camera.UserName is { } user ? new CameraCredentials(user, camera.PasswordFile) : null;
        node.Assign(new IngestAssignment(camera.Id, epoch, RtspAddress.Parse(camera.Address.OriginalString), LeaseEnd(), credentials));
    }

    public bool Renew(CameraId camera, long epoch) => node.RenewLease(camera, epoch, LeaseEnd());

    public async Task StopAsync(CameraId camera, long epoch) => await node.StopAsync(camera, epoch);

    private DateTimeOffset LeaseEnd() => time.GetUtcNow() + IMediaNode.LeaseTime;
}
