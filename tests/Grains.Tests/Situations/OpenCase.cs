using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Tests.Cluster;

namespace LiveView.Grains.Tests.Situations;

/// <summary>One incident, and what people do with it.</summary>
internal sealed class OpenCase(Scene scene, TestCluster cluster, IncidentId id)
{
    public Scene Scene { get; } = scene;

    public IncidentId Id { get; } = id;

    public string Stream { get; } = GrainKeys.Of(id);

    public IIncidentGrain Grain { get; } = scene.Incident(id);

    public Task<CommandResult> AcknowledgeAsync() => Grain.Acknowledge(By(Scene.Operator, new IncidentCommand.Acknowledge()));

    public Task<CommandResult> VerifyAsync() =>
        Grain.Verify(By(Scene.Operator, new IncidentCommand.Verify(Verdict.Verified, 4, [VerificationEvidence.Picture], null)));

    /// <summary>Forwards to the room with the till released; other rooms and cameras on request.</summary>
    public Task<CommandResult> ForwardAsync(Organisation? room = null, params CameraId[] cameras) =>
        Grain.Forward(new ForwardOrder(Scene.Operator, [(room ?? Scene.Room).Id], cameras.Length > 0 ? cameras : [Scene.Till.Id], null));

    public Task<CommandResult> ReleaseAsync(CameraId camera, Organisation room) =>
        Grain.Release(By(Scene.Operator, new IncidentCommand.ReleaseCamera(camera, room.Id)));

    public Task<CommandResult> WithdrawAsync(string release = "r1") =>
        Grain.Withdraw(By(Scene.Operator, new IncidentCommand.Withdraw(ReleaseId.Parse(release))));

    public Task<CommandResult> AcceptAsync() => Grain.Accept(By(Scene.Dispatcher, new IncidentCommand.Accept()));

    public Task<CommandResult> SeenAsync() => Grain.MarkSeen(By(Scene.Dispatcher, new IncidentCommand.MarkSeen()));

    public Task<CommandResult> NoteAsync(string text = "Two persons inside.") =>
        Grain.WriteNote(By(Scene.Operator, new IncidentCommand.WriteNote(text)));

    public Task<CommandResult> DismissAsync() => Grain.Dismiss(By(Scene.Operator, new IncidentCommand.Dismiss("Caused by the owner.")));

    public Task<CommandResult> CloseAsync() => Grain.Close(By(Scene.Operator, new IncidentCommand.Close("Done.")));

    public Task<LeaseResult> WatchAsync(Actor viewer, CameraId camera, string viewing) =>
        Grain.StartViewing(By(viewer, new IncidentCommand.StartViewing(ViewingId.Parse(viewing), camera)));

    public Task EndViewingAsync(Actor viewer, string viewing) =>
        Grain.EndViewing(By(viewer, new IncidentCommand.EndViewing(ViewingId.Parse(viewing), "left", 1, 1)));

    public async Task<LeaseGrant?> RenewAsync(string viewing) => (await AskRenewalAsync(viewing)).Grant;

    public async Task<LeaseRenewal> AskRenewalAsync(string viewing) => (await Grain.RenewViewings([ViewingId.Parse(viewing)])).Single();

    public IReadOnlyList<IncidentEvent> Logged() => cluster.Log.Events(Stream);

    public IReadOnlyList<T> Logged<T>() where T : IncidentEvent => [.. Logged().OfType<T>()];

    /// <summary>Lets time pass until the log holds an event of a kind.</summary>
    public Task PassUntilLoggedAsync<T>(TimeSpan atMost) where T : IncidentEvent => cluster.PassUntilAsync(
        cluster.Log.WhenAsync(() => Logged<T>().Count > 0), atMost, $"{typeof(T).Name} in the log of {Stream}");

    private static Order<TCommand> By<TCommand>(Actor by, TCommand command) => new(by, command);
}
