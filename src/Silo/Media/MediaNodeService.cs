using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Ports;
using LiveView.Media.Ingest;
using LiveView.Media.Recording;
using LiveView.Media.Relay;
using LiveView.Silo.Relay;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace LiveView.Silo.Media;

/// <summary>The door of this silo's media node for camera grains, wherever in the cluster they run.</summary>
internal sealed class MediaNodeService(
    GrainId id, Orleans.Runtime.Silo silo, ILoggerFactory loggers, IMediaNode node, MediaNode feeds, Recorder recorder, RelayAdmissions admissions, RelayDoor relay,
    IClusterMembershipService members, IOptions<NodeOptions> options, IOptions<EndpointOptions> endpoints)
    : GrainService(id, silo, loggers), IMediaNodeService
{
    public Task<NodeAnswer> Assign(Camera camera, long epoch, OrganisationId sharingParty, CameraStream stream)
    {
        if (!TakesCameras())
        {
            return Task.FromResult(new NodeAnswer(false, null));
        }

        node.Assign(camera, stream, epoch, sharingParty);
        return Task.FromResult(new NodeAnswer(true, relay.Address));
    }

    public Task<NodeAnswer> Renew(CameraId camera, long epoch, string? edge, string? ticket, CameraStream stream)
    {
        var feed = new FeedId(camera, stream);
        if (!node.Renew(feed, epoch))
        {
            return Task.FromResult(new NodeAnswer(false, null));
        }

        if (edge is not null && ticket is not null)
        {
            admissions.Admit(feed, edge, ticket);
        }

        return Task.FromResult(new NodeAnswer(true, relay.Address));
    }

    public Task Stop(CameraId camera, long epoch, CameraStream stream) => node.StopAsync(new FeedId(camera, stream), epoch);

    public Task Record(IncidentId incident, CameraId camera, long epoch, DateTimeOffset from, DateTimeOffset until)
    {
        recorder.Record(new RecordingOrder(incident, camera, epoch, from, until));
        return Task.CompletedTask;
    }

    public Task StopRecording(IncidentId incident, CameraId camera) => recorder.StopAsync(incident, camera);

    public Task<bool> Hold(IncidentId incident, CameraId camera, DateTimeOffset from, DateTimeOffset until) =>
        Task.FromResult(feeds.Hold(camera, incident, from, until));

    public Task Forget(IncidentId incident, CameraId camera)
    {
        feeds.Forget(camera, incident);
        return Task.CompletedTask;
    }

    public Task<string?> Gateway() => Task.FromResult<string?>(
        endpoints.Value.GatewayPort is > 0 and var port ? $"{endpoints.Value.AdvertisedIPAddress}:{port}" : null);

    private bool TakesCameras() => options.Value.TakesCameras
        ?? (NodeOptions.HasFfmpeg || members.CurrentSnapshot.Members.Values.Count(each => each.Status == SiloStatus.Active) == 1);
}
