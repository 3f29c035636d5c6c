using System.Text.Json;
using LiveView.Domain.Decisions;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.CamerasAhead;
using LiveView.Domain.Tracking.Handover;
using LiveView.Domain.Tracking.Watch;
using LiveView.Domain.Tracking.Watch.Fences;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Tracking;
using LiveView.Grains.Connections;
using LiveView.Grains.Regions;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Placement;

namespace LiveView.Grains.Tracking;

/// <summary>Reports that come in while others are being stored are decided on together; see <see cref="TrackKeeper"/>.</summary>
[Reentrant, ActivationCountBasedPlacement]
internal sealed class TrackedObjectGrain(
    [PersistentState("tracked-object")] IPersistentState<TrackedObjectState> state, ITrackLog log, RegionsInForce regions, RegisterReader register,
    TrackRounds rounds, TimeProvider time, ILogger<TrackedObjectGrain> logger)
    : Grain, ITrackedObjectGrain, IRoundStop
{
    /// <summary>Where an object was longer ago says nothing of whose it is now.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(15);

    private static readonly Refusal s_unknown = new(PositionReceipt.UnknownDevice, "Your organisation has no tracked object of this device for this machine.");

    private readonly NextRooms _next = new(regions);
    private static readonly Refusal s_notRaised = new(PositionReceipt.TryAgain, "An alarm of this object could not be raised yet: send the same again.");

    private TrackEars _ears = null!;
    private TrackKeeper _track = null!;
    private WatchKeeper _watch = null!;
    private TaskScheduler _scheduler = null!;
    private long _announced;
    private int _looking;
    private bool _isGone;

    private TrackedObjectId Id => TrackedObjectId.Parse(GrainKeys.Bare(this.GetPrimaryKeyString()));

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _ears = new TrackEars(Id, time, logger);
        _watch = new WatchKeeper(state, GrainFactory, new ObjectAlarms(GrainFactory, register), time, logger);
        _track = new TrackKeeper(Id, log, time, Announce, logger);
        _scheduler = TaskScheduler.Current;
        // An earlier activation may have left something.
        _watch.Look();
        rounds.Join(this);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        rounds.Leave(this);
        _isGone = true;
        return Task.CompletedTask;
    }

    long IRoundStop.LooksAt => _watch.Waits ? 0 : _track.WatchFrom;

    void IRoundStop.Look()
    {
        if (Interlocked.Exchange(ref _looking, 1) == 0)
        {
            _ = Task.Factory.StartNew(LookAsync, CancellationToken.None, TaskCreationOptions.None, _scheduler);
        }
    }

    public async Task<ImportChange> Configure(OrganisationId owner, TrackedObject? registered)
    {
        var known = state.State.Registered;
        if (Same(known, registered) || (registered is null && known?.Owner != owner))
        {
            return ImportChange.Unchanged;
        }

        try
        {
            if (known?.Owner != registered?.Owner)
            {
                await HandOverAsync(registered);
            }

            state.State.Registered = registered;
            await _watch.StoreAsync();
        }
        catch
        {
            // What could not be stored must not look as if it were, when it is said again.
            DeactivateOnIdle();
            throw;
        }

        return known is null ? ImportChange.Added : ImportChange.Changed;
    }

    /// <summary>What came in for the party that had it is stored as that party's; nothing of it is the next one's to see.</summary>
    private async Task HandOverAsync(TrackedObject? registered)
    {
        state.State.Party ??= state.State.Registered?.Owner;
        state.State.Registered = null;
        // Whoever follows it in an incident of the party that had it asks again, and gets nothing.
        _ears.End();
        await _track.SettledAsync();
        if (registered is not null && state.State.Party is { } party && party != registered.Owner)
        {
            state.State.Before = (await _track.LoadedAsync()).LastSequence;
        }

        if (registered is not null && state.State.Party != registered.Owner)
        {
            state.State.Watch = ObjectWatch.Empty;
        }

        state.State.Party = registered?.Owner ?? state.State.Party;
    }

    public Task<TrackedObject?> Registered() => Task.FromResult(state.State.Registered);

    public async Task<PositionReceipt> Report(PositionOrder order)
    {
        if (state.State.Registered is not { } registered || !registered.HearsFrom(order.Organisation, order.Machine))
        {
            return new PositionReceipt([], s_unknown);
        }

        var announced = _announced;
        var receipt = await _track.ReportAsync(registered, order.Reports, order.Machine.Value);
        if (receipt.Refusal is not null)
        {
            return receipt;
        }

        try
        {
            // What was stored before a crash, and heard by nobody, is heard when it is sent again. What was announced was heard, and to load a track costs.
            if (announced == _announced)
            {
                _watch.Hear([], await _track.LoadedAsync());
            }

            return _watch.IsSettled ? receipt : receipt with { Alarms = await _watch.SettleAsync() };
        }
        catch (Exception e)
        {
            TrackLog.AlarmNotSettled(logger, e, Id);
            return _watch.MustWait ? new PositionReceipt([], s_notRaised) : receipt;
        }
    }

    public Task<WatchResult> Watching(OrganisationId reader) => Task.FromResult(
        NotOf(reader) is { } refusal ? new WatchResult(null, refusal) : new WatchResult(state.State.Watch.Without(time.GetUtcNow()), null));

    public Task<WatchResult> SetWatch(Order<WatchWindow> order) =>
        ChangeAsync(order.By, (watch, now) => WatchChanges.Set(watch, order.Command with { By = order.By }, now));

    public Task<WatchResult> EndWatch(Order<WatchId> order) => ChangeAsync(order.By, (watch, now) => WatchChanges.End(watch, order.Command, now));

    public Task<WatchResult> SetFence(Order<Fence> order) => ChangeAsync(order.By, (watch, _) => WatchChanges.Set(watch, order.Command));

    public Task<WatchResult> RemoveFence(Order<FenceId> order) => ChangeAsync(order.By, (watch, _) => WatchChanges.Remove(watch, order.Command));

    public async Task<TrackSnapshot?> Subscribe(OrganisationId owner, string edge, ITrackObserver observer)
    {
        if (await Standing(owner) is null)
        {
            return null;
        }

        // From here on nothing is waited for: what comes next the observer hears.
        _ears.Renew(edge, owner, observer);
        return await Standing(owner);
    }

    public async Task<TrackSnapshot?> Standing(OrganisationId owner)
    {
        var track = Seen(await _track.LoadedAsync());
        return state.State.Registered is { } registered && registered.Owner == owner
            ? new TrackSnapshot(track.LastSequence, track.Live, _ears.Rights, registered.Settings().LearnedFrom(track), [.. track.Underway()])
            : null;
    }

    public Task Unsubscribe(string edge)
    {
        _ears.Remove(edge);
        return Task.CompletedTask;
    }

    public async Task<TrackPage> ReadAfter(OrganisationId owner, long after)
    {
        var track = await _track.LoadedAsync();
        return state.State.Registered?.Owner == owner && after >= state.State.Before
            ? await TrackHistory.ReadAsync(log, Id, track, after)
            : new TrackPage([], true, after);
    }

    public async Task<long?> LastBefore(OrganisationId owner, DateTimeOffset moment)
    {
        var track = await _track.LoadedAsync();
        return state.State.Registered?.Owner == owner
            ? await TrackHistory.LastBeforeAsync(log, Id, state.State.Before, track.LastSequence, moment)
            : null;
    }

    public async Task<Invitation[]?> CalledFor(OrganisationId owner, IncidentId incident, string? lead, string[] offered)
    {
        var track = Seen(await _track.LoadedAsync());
        return state.State.Registered?.Owner == owner ? _next.CalledFor(incident, track, lead, offered, time.GetUtcNow()) : null;
    }

    public async Task<string[]> RoomsHere(OrganisationId owner)
    {
        var track = Seen(await _track.LoadedAsync());
        return state.State.Registered?.Owner == owner && track.Live is { } live && time.GetUtcNow() - live.Time < Lately
            ? [.. regions.Map.Find(live.Position).Rooms.Select(each => each.Room)]
            : [];
    }

    public async Task<CameraId[]> CamerasAhead(OrganisationId owner, RoadsideCamera[] cameras)
    {
        var track = Seen(await _track.LoadedAsync());
        return state.State.Registered is { } registered && registered.Owner == owner
            && Estimate.Of(track, registered.Settings(), time.GetUtcNow()) is { } estimate
                ? [.. Corridor.Of(track, estimate, cameras).Ahead.Select(each => each.Camera.Camera)]
                : [];
    }

    public Task RightsChanged(IncidentId incident, long epoch)
    {
        _ears.Mark(incident, epoch);
        return Task.CompletedTask;
    }

    /// <summary>The track as the party that has it may see it: where the object was before is the other's.</summary>
    private Track Seen(Track track) => track.Live?.Sequence <= state.State.Before
        ? Track.Empty with { LastSequence = track.LastSequence }
        : track;

    private Task<WatchResult> ChangeAsync(Actor by, Func<ObjectWatch, DateTimeOffset, WatchChange> decide) =>
        NotOf(by.Organisation) is { } refusal ? Task.FromResult(new WatchResult(null, refusal)) : _watch.ChangeAsync(by, decide);

    private Refusal? NotOf(OrganisationId organisation) =>
        state.State.Registered?.Owner == organisation ? null : ObjectRules.NoSuchObject(Id);

    private void Announce(IReadOnlyList<TrackEvent> events, Track track)
    {
        _announced++;
        _ears.Tell(events);
        _watch.Hear(events, track);
    }

    /// <summary>Looks whether time alone tells something, and raises what could not be raised before; every failure is seen here.</summary>
    private async Task LookAsync()
    {
        try
        {
            if (!_isGone && state.State.Registered is { } registered)
            {
                await _track.WatchAsync(registered);
                await _watch.SettleAsync();
            }
        }
        catch (Exception e)
        {
            TrackLog.AlarmNotSettled(logger, e, Id);
        }
        finally
        {
            _watch.Look();
            Volatile.Write(ref _looking, 0);
        }
    }

    private static bool Same(TrackedObject? one, TrackedObject? other) =>
        JsonSerializer.SerializeToUtf8Bytes(one, LogJson.Options).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other, LogJson.Options));
}
