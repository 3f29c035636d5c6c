using LiveView.Domain.Decisions;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Incidents.Views;
using LiveView.Domain.Jurisdiction;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Log;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Incidents;

internal sealed class IncidentGrain(
    IEventLog log, JurisdictionTable jurisdiction, TimeProvider time, ILogger<IncidentGrain> logger) : Grain, IIncidentGrain
{
    private Incident _incident = Incident.None;
    private IncidentAnnouncer _announcer = null!;
    private IncidentJournal _journal = null!;
    private ViewingKeeper _viewings = null!;
    private IGrainTimer? _timer;
    private bool _unsure;

    private IncidentId Id => IncidentId.Parse(GrainKeys.Bare(this.GetPrimaryKeyString()));

    private DateTimeOffset Now => time.GetUtcNow();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _announcer = new IncidentAnnouncer(GrainFactory, this.GetStreamProvider(IncidentHint.Provider), logger);
        _journal = new IncidentJournal(this.GetPrimaryKeyString(), log, time, logger);
        _viewings = new ViewingKeeper(time);
        _incident = await log.ReadIncidentAsync(Id, cancellationToken);
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
        }
        catch (EventLogUnavailableException e)
        {
            GrainLog.HeldEventsLost(logger, e, this.GetPrimaryKeyString());
        }
    }

    public Task<CommandResult> Raise(Order<IncidentCommand.Raise> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Acknowledge(Order<IncidentCommand.Acknowledge> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Verify(Order<IncidentCommand.Verify> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Dismiss(Order<IncidentCommand.Dismiss> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Release(Order<IncidentCommand.ReleaseCamera> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Withdraw(Order<IncidentCommand.Withdraw> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> MarkSeen(Order<IncidentCommand.MarkSeen> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Accept(Order<IncidentCommand.Accept> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> WriteNote(Order<IncidentCommand.WriteNote> order) => DoAsync(order.By, order.Command);

    public Task<CommandResult> Close(Order<IncidentCommand.Close> order) => DoAsync(order.By, order.Command);

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
        return result.Refusal is { } refusal
            ? new LeaseResult(null, refusal)
            : new LeaseResult(_viewings.Grant(order.Command.Viewing, _incident, Now), null);
    }

    public Task<LeaseGrant[]> RenewViewings(ViewingId[] viewings)
    {
        var now = Now;
        return Task.FromResult(viewings.Select(each => _viewings.Grant(each, _incident, now)).OfType<LeaseGrant>().ToArray());
    }

    public Task EndViewing(Order<IncidentCommand.EndViewing> order) => DoAsync(order.By, order.Command);

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

    private async Task<CommandResult> DoAsync(Actor by, IncidentCommand command)
    {
        await ReadAgainAsync();
        for (var attempt = 1; ; attempt++)
        {
            var decision = IncidentDecider.Decide(_incident, command, by, Now);
            if (decision.Refusal is not null || decision.Events.Count == 0)
            {
                return new CommandResult(_incident.Seq, decision.Refusal);
            }

            try
            {
                await AppendAndAnnounceAsync(decision.Events);
                return new CommandResult(_incident.Seq, null);
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

    private async Task AppendAndAnnounceAsync(IReadOnlyList<IncidentEvent> events)
    {
        var at = Now;
        var next = events.Aggregate(_incident, (incident, e) => incident.Evolve(e, at));
        await _journal.AppendAsync(events, next, at);
        _incident = next;
        KeepWatch();
        _announcer.Prewarm(events, next);
        await _announcer.AnnounceAsync(events, next);
    }

    private void KeepWatch() => _timer ??= this.RegisterGrainTimer(
        WatchAsync, new GrainTimerCreationOptions(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)) { KeepAlive = true });

    private async Task WatchAsync(CancellationToken cancel)
    {
        var machine = Actor.Machine(_incident.SharingParty.Id, OrganisationKind.AlarmCentre);
        await DoAsync(machine, new IncidentCommand.EndExpired());
        foreach (var lapsed in _viewings.Lapsed(_incident))
        {
            await DoAsync(lapsed.By, new IncidentCommand.EndViewing(lapsed.Id, "lapsed", 0, 0));
        }

        await _announcer.RetryAsync();
        if (!_journal.IsWritten)
        {
            await _journal.FlushAsync(cancel);
            _unsure = true;
        }

        if (!_incident.IsOpen && _incident.Viewings.IsEmpty && _journal.IsWritten && !_unsure && _announcer.IsHeard)
        {
            _timer?.Dispose();
            _timer = null;
        }
    }

    private Task<Organisation[]> OrganisationsAsync() =>
        GrainFactory.GetGrain<IPartyRegisterGrain>(GrainKeys.Register).Organisations();
}
