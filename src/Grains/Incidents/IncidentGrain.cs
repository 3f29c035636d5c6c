using LiveView.Domain.Connections;
using LiveView.Domain.Decisions;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Jurisdiction;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Domain.Tracking;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Silos;
using LiveView.Grains.Abstractions.Tracking;
using LiveView.Grains.Access;
using LiveView.Grains.Log;
using LiveView.Grains.Ports;
using LiveView.Grains.Silos;
using LiveView.Grains.Tracking;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Incidents;

internal sealed partial class IncidentGrain(
    IEventLog log, ISpool spool, SiloPeers peers, SpoolRegistration registration, JurisdictionTable jurisdiction, IRecordingNodes recordingNodes,
    TimeProvider time, ILogger<IncidentGrain> logger) : Grain, IIncidentGrain, IRefusalWitness
{
    private static readonly Refusal s_notKept = new(
        "not-stored", "It holds at once, but could not be stored and does not survive a crash: warn the administrator, and check again when the log is back.");

    private Incident _incident = Incident.None;
    private IncidentAnnouncer _announcer = null!;
    private IncidentJournal _journal = null!;
    private ViewingKeeper _viewings = null!;
    private IncidentClock _clock = null!;
    private LogWatch _watch = null!;
    private RecordingKeeper _recordings = null!;
    private PreAlarmKeeper _preAlarm = null!;
    private DenialKeeper _denials = null!;
    private LeadKeeper _leads = null!;
    private LeadNotices _notices = null!;
    private IGrainTimer? _timer;
    private bool _unsure;

    private IncidentId Id => IncidentId.Parse(GrainKeys.Bare(this.GetPrimaryKeyString()));

    private DateTimeOffset Now => _clock.Now;

    /// <summary>Whether all that is known here stands in the log.</summary>
    private bool IsSettled => _journal.IsWritten && !_unsure;

    private Actor Machine => Actor.Machine(_incident.SharingParty.Id, OrganisationKind.AlarmCentre);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _announcer = new IncidentAnnouncer(GrainFactory, this.GetStreamProvider(IncidentHint.Provider), logger);
        _journal = new IncidentJournal(this.GetPrimaryKeyString(), log, spool, peers, time, logger);
        _viewings = new ViewingKeeper(time);
        _watch = new LogWatch(this.GetPrimaryKeyString(), log, peers, time, logger);
        _denials = new DenialKeeper(time);
        _leads = new LeadKeeper(GrainFactory, time, logger);
        _notices = new LeadNotices(GrainFactory, time, logger);
        _recordings = new RecordingKeeper(Id, GrainFactory, recordingNodes, time, logger);
        _preAlarm = new PreAlarmKeeper(Id, GrainFactory, recordingNodes, time, logger);
        // What is taken away here must be missed when it is lost.
        await registration.EnsureAsync();
        var recovery = new IncidentRecovery(log, spool, peers, GrainFactory.GetGrain<ISpoolRegisterGrain>(GrainKeys.Spools), logger);
        (_incident, var inDoubt) = await recovery.LoadAsync(Id, this.GetPrimaryKeyString(), cancellationToken);
        _clock = new IncidentClock(time, logger, this.GetPrimaryKeyString(), _incident.ChangedAt);
        if (inDoubt.Count > 0)
        {
            await AppendAndAnnounceAsync([.. inDoubt.Select(each => new IncidentEvent.Withdrawn(Machine, each, IncidentEvent.Withdrawn.InDoubt))], Now);
        }

        if (_incident.IsOpen)
        {
            _announcer.Remember("incident-recovered", _incident);
        }

        if (_incident.IsOpen || _incident.IsWatched)
        {
            KeepWatch();
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        try
        {
            await _journal.FlushAsync(cancellationToken);
            await RecordAsync(_denials.All());
        }
        catch (EventLogUnavailableException e)
        {
            GrainLog.HeldEventsLeft(logger, e, this.GetPrimaryKeyString());
        }
    }

    public Task<CommandResult> EndHandedOver() => _incident.Exists
        ? DoAsync(Machine, new IncidentCommand.EndHandedOver())
        : Task.FromResult(new CommandResult(0, null));

    public Task<CommandResult> SealRecording(IncidentCommand.SealRecording command) => _incident.Exists
        ? DoAsync(Machine, command)
        : Task.FromResult(new CommandResult(0, new Refusal("not-found", "There is no such incident.")));

    public async Task<bool> DeleteRecordings()
    {
        if (_incident.Exists)
        {
            await DoAsync(Machine, new IncidentCommand.DeleteRecordings());
        }

        return _incident.RecordingsDeletedAt is not null;
    }

    public async Task<CommandResult> OfferMaterial(Order<IncidentCommand.AddMaterial> order)
    {
        await ReadAgainAsync();
        return new CommandResult(_incident.Seq, Decide(order.By, order.Command, Now).Refusal);
    }

    public async Task<LookResult> LookAtMaterial(Order<IncidentCommand.LookAtMaterial> order)
    {
        var result = await DoAsync(order.By, order.Command);
        return result.Refusal is { } refusal ? new LookResult(null, refusal) : await RenewLook(order);
    }

    public Task<LookResult> RenewLook(Order<IncidentCommand.LookAtMaterial> order)
    {
        var (now, look) = (Now, order.Command);
        return Task.FromResult(PictureGate.Decide(
            order.By, IncidentMaterial.Look(look.Kind), IncidentMaterial.Guarded(look.Kind, look.Material), _incident.Rights(), now) switch
        {
            GateDecision.Permit permit => new LookResult(new LookPermit(
                _incident.Material.First(each => each.Id == look.Material).Content, _incident.RightsEpoch, permit.Until - now), null),
            GateDecision.Deny deny => new LookResult(null, new Refusal(DenyCode.Of(deny.Reason), DenyCode.Text(deny.Reason))),
            var other => throw new InvalidOperationException($"No rule for {other.GetType().Name}."),
        });
    }

    public async Task<CommandResult> AddObject(Order<TrackedObjectId> order) =>
        await GrainFactory.GetGrain<ITrackedObjectGrain>(GrainKeys.Of(order.Command)).Registered() is { } registered
            ? await DoAsync(order.By, new IncidentCommand.AddObject(registered))
            : new CommandResult(_incident.Seq, ObjectRules.NoSuchObject(order.Command));

    public Task<FollowableObjects> Followable(Actor by)
    {
        var refused = FollowingRules.Refuses(_incident, by);
        return Task.FromResult(new FollowableObjects(refused is null ? [.. FollowingRules.Open(_incident, by, Now)] : [], refused));
    }

    public async Task<LeaseResult> StartFollowing(Order<IncidentCommand.StartFollowing> order) =>
        Lease(await DoAsync(order.By, order.Command), order.Command.Following);

    public async Task<CommandResult> OfferLead(LeadOrder order)
    {
        var known = await OrganisationsAsync();
        return Array.Find(known, each => each.Id == order.To) is { } room
            ? await DoAsync(order.By, new IncidentCommand.OfferLead(order.Object, new RoomChoice(room, new NotificationReason(
                NotificationReasonCode.Handover, _incident.Site?.Municipality ?? "", null, room.ControlRoom))))
            : new CommandResult(_incident.Seq, new Refusal("unknown-room", $"There is no organisation '{order.To}'."));
    }

    public async Task<Organisation[]?> NextRooms(OrganisationId reader, TrackedObjectId followed) =>
        _incident.For(reader, Now)?.Objects.FirstOrDefault(each => each.Id == followed) is { } seen && seen.May.Contains("offer-lead")
            ? [.. (await OrganisationsAsync()).Where(each => each.Kind == OrganisationKind.ControlRoom && each.Id != reader
                && seen.Offers.All(offer => offer.To.Id != each.Id))]
            : null;

    public async Task<CommandResult> AskCameras(Order<TrackedObjectId> order)
    {
        var known = RoadsideRules.For(_incident, order.By.Organisation, Now);
        var ahead = _incident.Objects.Exists(each => each.Id == order.Command)
            ? await GrainFactory.GetGrain<ITrackedObjectGrain>(GrainKeys.Of(order.Command)).CamerasAhead(_incident.SharingParty.Id, [.. known])
            : [];
        return await DoAsync(order.By, new IncidentCommand.AskCameras(order.Command, ahead));
    }

    public async Task<CommandResult> Invite(InvitationOrder order) =>
        Array.Find(await OrganisationsAsync(), each => each.Id == order.Party) is { } party
            ? await DoAsync(order.By, new IncidentCommand.Invite(party, order.Purpose, order.Text, order.Minutes, order.Role))
            : new CommandResult(_incident.Seq, new Refusal("unknown-room", $"There is no organisation '{order.Party}'."));

    public async Task<Organisation[]?> PartiesToInvite(OrganisationId reader) =>
        _incident.For(reader, Now) is { } view && view.May.Contains("invite")
            ? [.. (await OrganisationsAsync()).Where(each => each.Kind.Receives() && _incident.NotificationTo(each.Id) is not { LeftAt: null })]
            : null;

    public async Task<CommandResult> Forward(ForwardOrder order)
    {
        var known = await OrganisationsAsync();
        var rooms = order.Rooms.Select(id => known.FirstOrDefault(each => each.Id == id)).ToArray();
        if (Array.IndexOf(rooms, null) is >= 0 and var missing)
        {
            return new CommandResult(_incident.Seq, new Refusal("unknown-room", $"There is no organisation '{order.Rooms[missing]}'."));
        }

        var choices = rooms.Select(room => JurisdictionAdvice.Choose(
            room!, _incident.Site?.Address.MunicipalityCode ?? "", jurisdiction)).ToArray();
        return await DoAsync(order.By, new IncidentCommand.Forward(choices, order.Cameras, order.Note));
    }

    public async Task<LeaseResult> StartViewing(Order<IncidentCommand.StartViewing> order) =>
        Lease(await DoAsync(order.By, order.Command), order.Command.Viewing);

    private LeaseResult Lease(CommandResult result, ViewingId viewing)
    {
        if (result.Refusal is { } refusal)
        {
            return new LeaseResult(null, refusal);
        }

        // The release may have run out while the viewing was written down.
        var renewal = _viewings.Renew(viewing, _incident, Now, _watch.TrustLeft);
        return new LeaseResult(renewal.Grant, renewal.Ended is { } code ? new Refusal(code, "The right ended while it was asked for.") : null);
    }

    public async Task<LeaseRenewal[]> RenewViewings(ViewingId[] viewings)
    {
        if (_watch.TrustLeft <= TimeSpan.Zero)
        {
            await _watch.ConfirmNowAsync(_incident, IsSettled);
        }

        var (now, trust) = (Now, _watch.TrustLeft);
        return [.. viewings.Select(each => _viewings.Renew(each, _incident, now, trust))];
    }

    public async Task<RightsLease> MapRights()
    {
        if (_watch.TrustLeft <= TimeSpan.Zero)
        {
            await _watch.ConfirmNowAsync(_incident, IsSettled);
        }

        var trust = _watch.TrustLeft;
        return new RightsLease(_incident.Rights() with { At = Now }, trust < PictureGate.LeaseTime ? trust : PictureGate.LeaseTime);
    }

    public async Task<FeedAnswer> LocateFeed(ViewingId viewing, FeedOrder order)
    {
        if (!_incident.Viewings.TryGetValue(viewing, out var known))
        {
            return new FeedAnswer(null, ViewingKeeper.Lapsed);
        }

        // Sound is a right of its own: who watches is not let to it, and who listens is let to nothing else.
        var code = (order.Stream == CameraStream.Audio) == (known.Action == GateAction.Audio)
            ? _viewings.Renew(viewing, _incident, Now, _watch.TrustLeft).Ended
            : DenyCode.Of(DenyReason.ActionDoesNotFit);
        return code is not null
            ? new FeedAnswer(null, code)
            : await Stream(known.Camera, order).Open(Named(order));
    }

    public async Task<FeedAnswer> LocateFeedFor(CameraId camera, OrganisationId reader, FeedOrder order) =>
        order.Stream != CameraStream.Audio && _incident.For(reader, Now)?.Cameras.Any(each => each.Id == camera) == true
            ? await Stream(camera, order).Open(Named(order))
            : new FeedAnswer(null, DenyCode.Of(DenyReason.NotReleased));

    private ICameraGrain Stream(CameraId camera, FeedOrder order) =>
        GrainFactory.GetGrain<ICameraGrain>(StreamKeys.Of(new FeedId(camera, order.Stream)));

    private FeedOrder Named(FeedOrder order) => order with { SharingParty = _incident.SharingParty.Id };

    public async Task<LeaseResult> TakeSnapshot(Order<IncidentCommand.TakeSnapshot> order)
    {
        var result = await DoAsync(order.By, order.Command);
        return result.Refusal is { } refusal
            ? new LeaseResult(null, refusal)
            : ViewingKeeper.Once(order.By, order.Command, _incident, Now);
    }

    public Task<IncidentView?> View(OrganisationId reader) => Task.FromResult(_incident.For(reader, Now));

    public async Task<ForwardAdvice?> Advise(OrganisationId reader)
    {
        if (!_incident.Exists || _incident.SharingParty.Id != reader)
        {
            return null;
        }

        var site = _incident.Site!;
        var known = await OrganisationsAsync();
        return new ForwardAdvice(
            await WhereaboutsAsync(site, known) is { Count: > 0 } here ? [.. here] : [.. JurisdictionAdvice.Propose(site.Address.MunicipalityCode, jurisdiction, known)],
            [.. known.Where(each => each.Kind.Receives())],
            [.. JurisdictionAdvice.Preselect(site.Cameras).Select(camera => camera.Id)],
            [.. site.Cameras], site.Policy.LiveRelease);
    }

    /// <summary>Who answers for where the object is that raised a pursuit; none when that is not known, so that the address speaks.</summary>
    private async Task<IReadOnlyList<RoomChoice>> WhereaboutsAsync(IncidentSite site, Organisation[] known)
    {
        if (_incident.Kind != IncidentKind.Pursuit || _incident.Objects.Find(each => each.By.Person is null) is not { } raised)
        {
            return [];
        }

        try
        {
            var rooms = await GrainFactory.GetGrain<ITrackedObjectGrain>(GrainKeys.Of(raised.Id)).RoomsHere(_incident.SharingParty.Id);
            return JurisdictionAdvice.Whereabouts(rooms, site.Municipality, known);
        }
        catch (Exception e) when (e is TimeoutException or OrleansException or TrackLogUnavailableException)
        {
            TrackLog.WhereaboutsUnknown(logger, e, raised.Id);
            return [];
        }
    }

    public void Refused(Actor by, string action, string code)
    {
        if (_incident.Exists)
        {
            WriteDown(new AccessDenial(by, action, "incident", code, _incident.RightsEpoch, Now));
        }
    }

    /// <summary>Whoever is refused does not wait for the log, and the log does not decide.</summary>
    private void WriteDown(AccessDenial denial)
    {
        _denials.Note(denial);
        KeepWatch();
    }

    private async Task<CommandResult> DoAsync(Actor by, IncidentCommand command)
    {
        await ReadAgainAsync();
        for (var attempt = 1; ; attempt++)
        {
            // What happened, happened when it was decided: whoever may see something from then on sees nothing of before.
            var now = Now;
            var decision = Decide(by, command, now);
            if (decision.Refusal is not null || decision.Events.Count == 0)
            {
                return new CommandResult(_incident.Seq, decision.Refusal);
            }

            try
            {
                var isKept = await AppendAndAnnounceAsync(decision.Events, now);
                return new CommandResult(_incident.Seq, isKept ? null : s_notKept);
            }
            catch (EventLogConflictException) when (attempt < 5)
            {
                _incident = await log.ReadIncidentAsync(Id);
            }
            catch (EventLogUnavailableException)
            {
                // It may have been written all the same: only the log can say.
                _unsure = true;
                return new CommandResult(_incident.Seq, new Refusal(
                    "log-unavailable", "The log cannot be written, so nothing was changed: try again, and warn the administrator."));
            }
        }
    }

    /// <summary>Decides, and has written down who was refused.</summary>
    private Decision<IncidentEvent> Decide(Actor by, IncidentCommand command, DateTimeOffset now)
    {
        var decision = IncidentDecider.Decide(_incident, command, by, now);
        if (decision.Refusal is { } refusal && AccessDenial.Of(_incident, command, refusal, by, now) is { } denial)
        {
            WriteDown(denial);
        }

        return decision;
    }

    /// <summary>After an append that was not answered: what the log holds is what happened.</summary>
    private async Task ReadAgainAsync()
    {
        if (!_unsure || !_journal.IsWritten)
        {
            return;
        }

        try
        {
            var known = _incident.Seq;
            _incident = await log.ReadIncidentAsync(Id);
            _unsure = false;
            if (_incident.Seq != known)
            {
                _announcer.Remember("incident-recovered", _incident);
            }
        }
        catch (EventLogUnavailableException)
        {
            // Still away: what is known holds, and nothing can be given.
        }
    }

    private async Task<bool> AppendAndAnnounceAsync(IReadOnlyList<IncidentEvent> events, DateTimeOffset at)
    {
        var next = events.Aggregate(_incident, (incident, e) => incident.Evolve(e, at));
        var isKept = await _journal.AppendAsync(events, next, at);
        var before = _incident;
        _incident = next;
        if (_journal.IsWritten)
        {
            _watch.Confirm();
        }

        KeepWatch();
        _preAlarm.Keep(next, at);
        _recordings.Keep(next, at);
        _announcer.Prewarm(events, next);
        _notices.Tell(events, next);
        await Task.WhenAll(_announcer.MarkAsync(before, next), _announcer.AnnounceAsync(events, next));
        return isKept;
    }

    private void KeepWatch() => _timer ??= this.RegisterGrainTimer(
        WatchAsync, new GrainTimerCreationOptions(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)) { KeepAlive = true });

    private async Task WatchAsync(CancellationToken cancel)
    {
        await DoAsync(Machine, new IncidentCommand.EndExpired());
        await DoAsync(Machine, new IncidentCommand.EscalateUnwatched());
        await DoAsync(Machine, new IncidentCommand.EscalateLeads());
        await HandOverAsync();
        await RecordAsync(_denials.Due());
        foreach (var lapsed in _viewings.LapsedOf(_incident))
        {
            await DoAsync(lapsed.By, lapsed.Resource is GateResource.TrackedObject
                ? new IncidentCommand.EndFollowing(lapsed.Id, ViewingKeeper.Lapsed, 0)
                : new IncidentCommand.EndViewing(lapsed.Id, ViewingKeeper.Lapsed, 0, 0));
        }

        _preAlarm.Keep(_incident, Now);
        _recordings.Keep(_incident, Now);
        await _announcer.TellWatchingAsync(_incident);
        if (_watch.IsOvertaken(_incident, IsSettled))
        {
            GrainLog.IncidentOvertaken(logger, Id);
            _unsure = true;
            await ReadAgainAsync();
            await _announcer.RetryAsync();
        }

        if (!_journal.IsWritten)
        {
            await _journal.TryFlushAsync();
            _unsure = true;
        }

        if (!_incident.IsOpen && !_incident.IsWatched && _denials.IsEmpty && _recordings.IsIdle && _journal.IsWritten && !_unsure && _announcer.IsHeard)
        {
            _timer?.Dispose();
            _timer = null;
        }
    }

    private async Task HandOverAsync()
    {
        foreach (var wish in await _leads.DueAsync(_incident))
        {
            if (wish.Command is { } command)
            {
                await DoAsync(wish.By, command);
            }
            else if (wish.Unreachable is { } region)
            {
                _notices.Tell(region, wish.By.Organisation, _incident);
            }
        }
    }

    private async Task RecordAsync(IReadOnlyList<AccessDenial> denials)
    {
        if (denials.Count > 0 && IsSettled && await DoAsync(Machine, new IncidentCommand.RecordDenials(denials)) is { Refusal: null })
        {
            _denials.Written(denials);
        }
    }

    private Task<Organisation[]> OrganisationsAsync() =>
        GrainFactory.GetGrain<IPartyRegisterGrain>(GrainKeys.Register).Organisations();
}
