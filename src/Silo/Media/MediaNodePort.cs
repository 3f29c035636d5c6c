using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Ports;
using LiveView.Media.Ingest;

namespace LiveView.Silo.Media;

/// <summary>Translates what a camera grain decides into assignments of the media node.</summary>
internal sealed class MediaNodePort(MediaNode node, CameraTrouble trouble, TimeProvider time) : IMediaNode
{
    public void Assign(Camera camera, CameraStream stream, long epoch, OrganisationId sharingParty)
    {
        if (camera.AddressOf(stream) is not { } address)
        {
            throw new ArgumentException($"Camera '{camera.Id}' has no such stream.", nameof(stream));
        }

        trouble.Belongs(camera, sharingParty);
        var credentials = (camera.UserName ?? camera.PasswordFile) is null ? null : new CameraCredentials(camera.UserName ?? "", camera.PasswordFile);
        node.Assign(new IngestAssignment(
            new FeedId(camera.Id, stream), epoch, SourceAddress.Parse(address.OriginalString), LeaseEnd(), credentials,
            stream == CameraStream.Main ? TimeSpan.FromSeconds(camera.PreAlarmSeconds) : TimeSpan.Zero));
    }

    public bool Renew(FeedId feed, long epoch) => node.RenewLease(feed, epoch, LeaseEnd());

    public async Task StopAsync(FeedId feed, long epoch) => await node.StopAsync(feed, epoch);

    private DateTimeOffset LeaseEnd() => time.GetUtcNow() + IMediaNode.LeaseTime;
}
