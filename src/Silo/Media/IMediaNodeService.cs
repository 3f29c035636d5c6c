using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions.Access;
using Orleans.Services;

namespace LiveView.Silo.Media;

/// <summary>The media node of one silo, as the other silos reach it.</summary>
[Alias("liveview.media-node")]
internal interface IMediaNodeService : IGrainService
{
    /// <summary>Takes one stream of a camera in.</summary>
    [Alias("assign"), SystemOnly]
    Task<NodeAnswer> Assign(Camera camera, long epoch, OrganisationId sharingParty, CameraStream stream);

    /// <summary>Renews an assignment, and the leave of an edge to fetch its feed.</summary>
    [Alias("renew"), SystemOnly]
    Task<NodeAnswer> Renew(CameraId camera, long epoch, string? edge, string? ticket, CameraStream stream);

    /// <summary>Stops the ingest of a feed.</summary>
    [Alias("stop"), SystemOnly]
    Task Stop(CameraId camera, long epoch, CameraStream stream);

    /// <summary>Records a camera that this node takes in; holds for a while, and is said again.</summary>
    [Alias("record"), SystemOnly]
    Task Record(IncidentId incident, CameraId camera, long epoch, DateTimeOffset from, DateTimeOffset until);

    /// <summary>Stops recording a camera in an incident.</summary>
    [Alias("stop-recording"), SystemOnly]
    Task StopRecording(IncidentId incident, CameraId camera);

    /// <summary>Holds for an incident what it has of a camera since a moment, until it is forgotten.</summary>
    [Alias("hold"), SystemOnly]
    Task<bool> Hold(IncidentId incident, CameraId camera, DateTimeOffset from, DateTimeOffset until);

    /// <summary>Forgets what is held of a camera for an incident.</summary>
    [Alias("forget"), SystemOnly]
    Task Forget(IncidentId incident, CameraId camera);

    /// <summary>Where edges reach the cluster at this silo, as address and port.</summary>
    [Alias("gateway"), SystemOnly]
    Task<string?> Gateway();
}

/// <summary>What a media node answers.</summary>
/// <param name="Yes">Whether it does so.</param>
/// <param name="Relay">Where it gives its feeds to edges; null when it gives them to nobody.</param>
[GenerateSerializer, Immutable, Alias("liveview.node-answer")]
internal sealed record NodeAnswer([property: Id(0)] bool Yes, [property: Id(1)] string? Relay);
