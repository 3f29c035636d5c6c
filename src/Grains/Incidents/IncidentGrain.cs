using LiveView.Domain.Decisions;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Jurisdiction;
using LiveView.Domain.Parties;
using LiveView.Domain.Releases;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Cameras;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Silos;
using LiveView.Grains.Access;
using LiveView.Grains.Log;
using LiveView.Grains.Ports;
using LiveView.Grains.Silos;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Incidents;

internal sealed class IncidentGrain(
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
    private DenialKeeper _denials = null!;
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
        _recordings = new RecordingKeeper(Id, GrainFactory, recordingNodes, time, logger);
        // What is taken away here must be missed when it is lost.
        await registration.EnsureAsync();
        var recovery = new IncidentRecovery(log, spool, peers, GrainFactory.GetGrain<ISpoolRegisterGrain>(GrainKeys.Spools), logger);
        (_incident, var inDoubt) = await recovery.LoadAsync(Id, this.GetPrimaryKeyString(), cancellationToken);
        _clock = new IncidentClock(time, logger, this.GetPrimaryKeyString(), _incident.ChangedAt);
        if (inDoubt.Count > 0)
        {
            await AppendAndAnnounceAsync([.. inDoubt.Select(each => new IncidentEvent.Withdrawn(Machine, each, IncidentEvent.Withdrawn.InDoubt))]);
        }

        if (_incident.IsOpen)
        {
            _announcer.Remember("incident-recovered", _incident);
        }

        if (_incident.IsOpen || !_incident.Viewings.IsEmpty)
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

    public Task<CommandResult> Raise(Order<IncidentCommand.Raise> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Acknowledge(Order<IncidentCommand.Acknowledge> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Verify(Order<IncidentCommand.Verify> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Dismiss(Order<IncidentCommand.Dismiss> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Release(Order<IncidentCommand.ReleaseCamera> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Confirm(Order<IncidentCommand.ConfirmRelease> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Withdraw(Order<IncidentCommand.Withdraw> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> MarkSeen(Order<IncidentCommand.MarkSeen> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Accept(Order<IncidentCommand.Accept> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Leave(Order<IncidentCommand.Leave> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> WriteNote(Order<IncidentCommand.WriteNote> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Close(Order<IncidentCommand.Close> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> EndHandedOver() => _incident.Exists
        ? DoAsync(Machine, new IncidentCommand.EndHandedOver())
        : Task.FromResult(new CommandResult(0, null));

    public Task<CommandResult> EraseTexts(Order<IncidentCommand.EraseTexts> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Export(Order<IncidentCommand.Export> order) => DoAsync(order.By, order.Command);

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
        return new CommandResult(_incident.Seq, Decide(order.By, order.Command).Refusal);
    }

    public Task<CommandResult> AddMaterial(Order<IncidentCommand.AddMaterial> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> ReleaseMaterial(Order<IncidentCommand.ReleaseMaterial> order) => DoAsync(order.By, order.Command);

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

    public async Task<LeaseResult> StartViewing(Order<IncidentCommand.StartViewing> order)
    {
        var result = await DoAsync(order.By, order.Command);
        if (result.Refusal is { } refusal)
        {
            return new LeaseResult(null, refusal);
        }

        // The release may have run out while the viewing was written down.
        var renewal = _viewings.Renew(order.Command.Viewing, _incident, Now, _watch.TrustLeft);
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

    public async Task<FeedAnswer> LocateFeed(ViewingId viewing, FeedOrder order)
    {
        if (!_incident.Viewings.TryGetValue(viewing, out var known))
        {
            return new FeedAnswer(null, ViewingKeeper.Lapsed);
        }

        return _viewings.Renew(viewing, _incident, Now, _watch.TrustLeft).Ended is { } code
            ? new FeedAnswer(null, code)
            : await GrainFactory.GetGrain<ICameraGrain>(GrainKeys.Of(known.Camera)).Open(Named(order));
    }

    public async Task<FeedAnswer> LocateFeedFor(CameraId camera, OrganisationId reader, FeedOrder order) =>
        _incident.For(reader, Now)?.Cameras.Any(each => each.Id == camera) == true
            ? await GrainFactory.GetGrain<ICameraGrain>(GrainKeys.Of(camera)).Open(Named(order))
            : new FeedAnswer(null, DenyCode.Of(DenyReason.NotReleased));

    private FeedOrder Named(FeedOrder order) => order with { SharingParty = _incident.SharingParty.Id };

    public Task EndViewing(Order<IncidentCommand.EndViewing> order) => DoAsync(order.By, order.Command);

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
            [.. JurisdictionAdvice.Propose(site.Address.MunicipalityCode, jurisdiction, known)],
            [.. known.Where(each => each.Kind.Receives())],
            [.. JurisdictionAdvice.Preselect(site.Cameras).Select(camera => camera.Id)],
            [.. site.Cameras], site.Policy.LiveRelease);
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
            var decision = Decide(by, command);
            if (decision.Refusal is not null || decision.Events.Count == 0)
            {
                return new CommandResult(_incident.Seq, decision.Refusal);
            }

            try
            {
                var isKept = await AppendAndAnnounceAsync(decision.Events);
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
    private Decision<IncidentEvent> Decide(Actor by, IncidentCommand command)
    {
        var decision = IncidentDecider.Decide(_incident, command, by, Now);
        if (decision.Refusal is { } refusal && AccessDenial.Of(_incident, command, refusal, by, Now) is { } denial)
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

    private async Task<bool> AppendAndAnnounceAsync(IReadOnlyList<IncidentEvent> events)
    {
        var at = Now;
        var next = events.Aggregate(_incident, (incident, e) => incident.Evolve(e, at));
        var isKept = await _journal.AppendAsync(events, next, at);
        _incident = next;
        if (_journal.IsWritten)
        {
            _watch.Confirm();
        }

        KeepWatch();
        _recordings.Keep(next, at);
        _announcer.Prewarm(events, next);
        await _announcer.AnnounceAsync(events, next);
        return isKept;
    }

    private void KeepWatch() => _timer ??= this.RegisterGrainTimer(
        WatchAsync, new GrainTimerCreationOptions(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)) { KeepAlive = true });

    private async Task WatchAsync(CancellationToken cancel)
    {
        await DoAsync(Machine, new IncidentCommand.EndExpired());
        await DoAsync(Machine, new IncidentCommand.EscalateUnwatched());
        await RecordAsync(_denials.Due());
        foreach (var lapsed in _viewings.LapsedOf(_incident))
        {
            await DoAsync(lapsed.By, new IncidentCommand.EndViewing(lapsed.Id, "lapsed", 0, 0));
        }

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

        if (!_incident.IsOpen && _incident.Viewings.IsEmpty && _denials.IsEmpty && _recordings.IsIdle && _journal.IsWritten && !_unsure && _announcer.IsHeard)
        {
            _timer?.Dispose();
            _timer = null;
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
