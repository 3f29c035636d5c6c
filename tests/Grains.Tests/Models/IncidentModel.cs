using System.Globalization;
using System.Text.Json;
using CsCheck;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Tests.Cluster;
using LiveView.Grains.Tests.Situations;

namespace LiveView.Grains.Tests.Models;

/// <summary>
/// One random history of an incident: people work, desks are lost, calls are lost, the log goes away and comes back, and the incident itself
/// is lost, also while the log is away. At every step nobody holds a lease without a right, and nothing that was confirmed to be taken away
/// is there again; at the end every desk shows what the log says.
/// </summary>
internal sealed class IncidentModel(TestCluster cluster, Scene scene, OpenCase incident)
{
    private readonly List<IDisposable> _lost = [];
    private readonly List<(string Viewing, Actor Viewer, CameraId Camera)> _leases = [];
    private bool _closed;
    private bool _tillTaken;

    /// <summary>What can happen in one step.</summary>
    internal enum Act
    {
        Note,
        Verify,
        Forward,
        ForwardNeighbour,
        Release,
        Withdraw,
        Seen,
        Accept,
        Watch,
        WatchAsRoom,
        Leave,
        Close,
        Alarm,
        LoseCentre,
        LoseRoom,
        FindAll,
        RestartIncident,
        RestartDesk,
        LogAway,
        LogBack,
        LoseAnswer,
        Conflict,
        Pass,
    }

    public static Gen<List<Act>> Histories { get; } = Gen.Frequency(
        (12, Gen.Enum<Act>()), (2, Gen.Const(Act.Forward)), (2, Gen.Const(Act.Verify)), (2, Gen.Const(Act.WatchAsRoom)),
        (2, Gen.Const(Act.LogBack))).List[5, 40];

    public static async Task ReplayAsync(TestCluster cluster, List<Act> acts)
    {
        var scene = await Scene.SetAsync(cluster);
        var model = new IncidentModel(cluster, scene, await scene.RaisedAsync());
        try
        {
            foreach (var act in acts)
            {
                await model.TryAsync(act);
                await model.NobodyHoldsALeaseWithoutARightAsync();
                await model.NothingThatWasTakenAwayIsThereAgainAsync();
            }
        }
        finally
        {
            model.EndTroubles();
        }

        await model.EveryDeskShowsWhatTheLogSaysAsync();
    }

    private async Task DoAsync(Act act)
    {
        switch (act)
        {
            case Act.Note: await incident.NoteAsync(); break;
            case Act.Verify: await incident.VerifyAsync(); break;
            case Act.Forward: await ForwardAsync(); break;
            case Act.ForwardNeighbour: await incident.ForwardAsync(scene.Neighbour, scene.Entrance.Id); break;
            case Act.Release: await incident.ReleaseAsync(scene.Entrance.Id, scene.Room); break;
            case Act.Withdraw: _tillTaken |= await WithdrawTillAsync(); break;
            case Act.Seen: await incident.SeenAsync(); break;
            case Act.Accept: await incident.AcceptAsync(); break;
            case Act.Watch: await WatchAsync(scene.Operator, scene.Entrance.Id); break;
            case Act.WatchAsRoom: await WatchAsync(scene.Dispatcher, scene.Till.Id); break;
            case Act.Leave when _leases is [.., var last]: await incident.EndViewingAsync(last.Viewer, last.Viewing); break;
            case Act.Leave: break;
            case Act.Close: _closed |= (await incident.CloseAsync()).Refusal is null; break;
            case Act.Alarm when !cluster.Log.IsAway: await scene.ReceiveAsync(scene.Message()); break;
            case Act.Alarm: break;
            case Act.LoseCentre: _lost.Add(cluster.Calls.Lose("Announce", GrainKeys.Desk(scene.Centre.Id))); break;
            case Act.LoseRoom: _lost.Add(cluster.Calls.Lose("Announce", GrainKeys.Desk(scene.Room.Id))); break;
            case Act.FindAll: _lost.ForEach(each => each.Dispose()); break;
            case Act.RestartIncident: await cluster.RestartAsync(incident.Grain); break;
            case Act.RestartDesk: await cluster.RestartAsync(scene.Desk(scene.Room)); break;
            case Act.LogAway: _ = cluster.Log.Away(); break;
            case Act.LogBack: cluster.Log.Back(); break;
            case Act.LoseAnswer: cluster.Log.LoseAnswerOnce(incident.Stream); break;
            case Act.Conflict: cluster.Log.ConflictOnce(incident.Stream); break;
            case Act.Pass: cluster.Time.Advance(TimeSpan.FromSeconds(1)); break;
            default: throw new InvalidOperationException($"No step for {act}.");
        }
    }

    /// <summary>Releases the till to the room, unless it is refused. When no answer comes, it may stand in the log.</summary>
    private async Task ForwardAsync()
    {
        var taken = _tillTaken;
        _tillTaken = false;
        _tillTaken = taken && (await incident.ForwardAsync()).Refusal is not null;
    }

    private async Task WatchAsync(Actor viewer, CameraId camera)
    {
        var viewing = string.Create(CultureInfo.InvariantCulture, $"v{_leases.Count}-{incident.Id}");
        if ((await incident.WatchAsync(viewer, camera, viewing)).Grant is not null)
        {
            Assert.Contains(incident.Logged<IncidentEvent.ViewingStarted>(), each => each.Viewing.Value == viewing);
            _leases.Add((viewing, viewer, camera));
        }
    }

    /// <summary>A grain that was lost cannot come back while the log is away: then nobody gets anything.</summary>
    private async Task TryAsync(Act act)
    {
        try
        {
            await DoAsync(act);
        }
        catch (EventLogUnavailableException)
        {
            // Away, or its answer was lost while the incident was loaded: nobody got anything.
        }
        catch (Exception) when (act == Act.Alarm)
        {
            // The panel is not acknowledged, and sends again.
        }
    }

    private async Task<LeaseGrant?> RenewAsync(string viewing)
    {
        try
        {
            return await incident.RenewAsync(viewing);
        }
        catch (EventLogUnavailableException)
        {
            return null;
        }
    }

    /// <summary>A lease is renewed only for what the log allows, or for what the log has not heard of being taken away.</summary>
    private async Task NobodyHoldsALeaseWithoutARightAsync()
    {
        var rights = cluster.Log.Truth(incident.Stream).Rights();
        foreach (var (viewing, viewer, camera) in _leases)
        {
            if (PictureGate.Decide(viewer, GateAction.Live, new GateResource.Camera(camera), rights, cluster.Now) is GateDecision.Deny)
            {
                Assert.Null(await RenewAsync(viewing));
            }
        }
    }

    /// <summary>Withdraws the first release, which is that of the till to the room, while no later one of it runs.</summary>
    private async Task<bool> WithdrawTillAsync()
    {
        var refusal = (await incident.WithdrawAsync()).Refusal;
        var ofTheTill = cluster.Log.Truth(incident.Stream).Releases.FindAll(each => each.Camera == scene.Till.Id && each.To == scene.Room.Id);
        return refusal is null && ofTheTill.Select(each => each.Id.Value).SequenceEqual(["r1"]);
    }

    private async Task NothingThatWasTakenAwayIsThereAgainAsync()
    {
        foreach (var (viewing, viewer, camera) in _leases)
        {
            if (_closed || (_tillTaken && viewer == scene.Dispatcher && camera == scene.Till.Id))
            {
                Assert.Null(await RenewAsync(viewing));
            }
        }
    }

    private async Task EveryDeskShowsWhatTheLogSaysAsync()
    {
        // What is still held is written and read again at the next tick; then everybody has what the log has.
        await incident.NoteAsync();
        foreach (var party in scene.Organisations)
        {
            var edge = await ListeningEdge.AtAsync(cluster, scene.Desk(party));
            var settled = SettledAsync(party, edge);
            try
            {
                await cluster.PassUntilAsync(settled, TimeSpan.FromSeconds(8), "the desk settles");
            }
            catch (TimeoutException e)
            {
                var shown = (await scene.Desk(party).Snapshot()).Incidents.SingleOrDefault(each => each.Id == incident.Id);
                throw new InvalidOperationException(
                    $"The desk of {party.Id} shows {Text(shown)} and the log says {Text(scene.Truth(incident.Id, party))}", e);
            }
        }

        Assert.Null(LogChain.FirstBreak(cluster.Log.Lines(incident.Stream)));
    }

    private async Task SettledAsync(Organisation party, ListeningEdge edge)
    {
        while (true)
        {
            var lines = cluster.Log.Lines(incident.Stream).Count;
            var shown = (await edge.SubscribeAsync()).Incidents.SingleOrDefault(each => each.Id == incident.Id);
            var truth = scene.Truth(incident.Id, party);
            // A desk that was lost shows open incidents; those that ended are history.
            if (Text(shown) == Text(truth) || (shown is null && truth?.ClosedAt is not null))
            {
                return;
            }

            // What was held is told before it is written: either may be what comes last.
            var position = edge.Snapshot.Position;
            await Task.WhenAny(
                edge.Witness.HearsAsync(each => each.Position > position),
                cluster.Log.WhenAsync(() => cluster.Log.Lines(incident.Stream).Count > lines));
        }
    }

    private void EndTroubles()
    {
        cluster.Log.Back();
        cluster.Log.ForgetTroubles(incident.Stream);
        _lost.ForEach(each => each.Dispose());
    }

    /// <summary>Viewings count in the sequence but are told to nobody, so the sequence is no part of what a desk shows.</summary>
    private static string Text(Domain.Incidents.Views.IncidentView? view) =>
        view is null ? "nothing" : JsonSerializer.Serialize(view with { Seq = 0 }, LogJson.Options);
}
