using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Grains.Ports;
using Orleans.Runtime.Services;

namespace LiveView.Silo.Media;

/// <summary>All media nodes of the cluster, from this silo. A node goes by the address of its silo, which is another one after a restart.</summary>
internal sealed class MediaNodes(IServiceProvider services, IClusterMembershipService members, TimeProvider time)
    : GrainServiceClient<IMediaNodeService>(services), IMediaNodes, IRecordingNodes
{
    /// <summary>A node that is alive answers in milliseconds; nobody waits for one that is frozen.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Every camera has an order of its own (highest random weight): cameras spread evenly, with all their streams, and a silo that comes or goes moves its own alone.
    /// </summary>
    public IReadOnlyList<string> For(CameraId camera) =>
        [.. Active().OrderByDescending(silo => Weight(camera, silo)).Select(silo => silo.ToParsableString())];

    public IReadOnlyList<SiloAddress> Active() =>
        [.. members.CurrentSnapshot.Members.Values.Where(each => each.Status == SiloStatus.Active).Select(each => each.SiloAddress)];

    public async Task<FeedPlace?> AssignAsync(string node, Camera camera, CameraStream stream, long epoch, OrganisationId sharingParty) =>
        Place(await At(node).Assign(camera, epoch, sharingParty, stream).WaitAsync(Patience, time));

    public async Task<FeedPlace?> RenewAsync(string node, FeedId feed, long epoch, EdgePass? edge) =>
        IsGone(node) ? null : Place(await At(node).Renew(feed.Camera, epoch, edge?.Edge, edge?.Ticket, feed.Stream).WaitAsync(Patience, time));

    public Task StopAsync(string node, FeedId feed, long epoch) => At(node).Stop(feed.Camera, epoch, feed.Stream);

    public Task RecordAsync(FeedAddress feed, IncidentId incident, WantedRecording wanted) =>
        At(NodeOf(feed)).Record(incident, wanted.Camera, feed.Epoch, wanted.From, wanted.Until).WaitAsync(Patience, time);

    public Task StopAsync(FeedAddress feed, IncidentId incident, CameraId camera) =>
        IsGone(NodeOf(feed)) ? Task.CompletedTask : At(NodeOf(feed)).StopRecording(incident, camera).WaitAsync(Patience, time);

    public Task<bool> HoldAsync(FeedAddress feed, IncidentId incident, HeldPreAlarm held) =>
        At(NodeOf(feed)).Hold(incident, held.Camera, held.From, held.Until).WaitAsync(Patience, time);

    public Task ForgetAsync(FeedAddress feed, IncidentId incident, CameraId camera) =>
        IsGone(NodeOf(feed)) ? Task.CompletedTask : At(NodeOf(feed)).Forget(incident, camera).WaitAsync(Patience, time);

    public async Task<string?> GatewayAsync(SiloAddress silo) => await GetGrainService(silo).Gateway().WaitAsync(Patience, time);

    private static string NodeOf(FeedAddress feed) => feed.Node ?? throw new InvalidOperationException("A feed that nobody takes in cannot be recorded.");

    private IMediaNodeService At(string node) => GetGrainService(SiloAddress.FromParsableString(node));

    /// <summary>Whether the cluster knows that the node's silo does not run: then nobody needs to wait for it.</summary>
    private bool IsGone(string node) =>
        members.CurrentSnapshot.GetSiloStatus(SiloAddress.FromParsableString(node)) is SiloStatus.Dead or SiloStatus.None;

    private static FeedPlace? Place(NodeAnswer answer) => answer.Yes ? new FeedPlace(answer.Relay) : null;

    private static ulong Weight(CameraId camera, SiloAddress silo) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{camera}@{silo.Endpoint}")));
}
