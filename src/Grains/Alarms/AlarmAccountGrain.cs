using LiveView.Domain.Alarms;
using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Alarms;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Connections;

namespace LiveView.Grains.Alarms;

internal sealed class AlarmAccountGrain(
    [PersistentState("account")] IPersistentState<AlarmAccountState> state, IEventLog log, RegisterReader register, TimeProvider time)
    : Grain, IAlarmAccountGrain
{
    private const int MostRaised = 1_000;

    private readonly HashSet<AlarmId> _raised = [];
    private AccountHistory _history = AccountHistory.Empty;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _history = state.State.History;
        await CatchUpAsync(cancellationToken);
    }

    public Task Assign(ConnectionNumber connection) => StoreAsync(connection);

    public Task TakeAway(ConnectionNumber connection) =>
        state.State.Connection == connection ? StoreAsync((ConnectionNumber?)null) : Task.CompletedTask;

    public async Task<AlarmReceipt> Receive(ReceivedMessage message)
    {
        if (state.State.Connection is not { } connection)
        {
            return AlarmReceipt.UnknownAccount;
        }

        var site = GrainFactory.GetGrain<ISiteGrain>(GrainKeys.Of(connection));
        if (await site.Get() is not { } known || known.SharingParty != message.Receiver)
        {
            // Another centre's receiver must not be able to raise an incident at this site.
            return AlarmReceipt.UnknownAccount;
        }

        var resent = _history.ResendOf(message.Sequence, message.Fingerprint, time.GetUtcNow());
        var stored = resent?.Event ?? await StoreAsync(message);
        foreach (var alarm in stored.Alarms.Where(alarm => !_raised.Contains(alarm.Id)))
        {
            await RaiseAsync(site, alarm);
            _raised.Add(alarm.Id);
        }

        if (_raised.Count > MostRaised)
        {
            _raised.IntersectWith(_history.Heard.SelectMany(heard => heard.Event.Alarms).Select(alarm => alarm.Id));
        }

        return resent is null ? AlarmReceipt.Stored : AlarmReceipt.Repeated;
    }

    private async Task StoreAsync(ConnectionNumber? connection)
    {
        if (state.State.Connection != connection)
        {
            state.State.Connection = connection;
            await state.WriteStateAsync();
        }
    }

    private async Task<AccountEvent> StoreAsync(ReceivedMessage message)
    {
        var alarms = message.Signals.Select(signal => new Alarm(
            AlarmId.Parse(Guid.NewGuid().ToString("N")), signal, message.ReceivedAt, GrainKeys.Bare(this.GetPrimaryKeyString()))).ToArray();
        var e = new AccountEvent(message.Receiver, message.Sequence, message.Fingerprint, alarms);
        try
        {
            await log.AppendAsync(
                this.GetPrimaryKeyString(), _history.Version, [AccountEventFormat.Write(e, message.ReceivedAt)], [message.Receiver]);
        }
        catch (EventLogConflictException)
        {
            await CatchUpAsync(CancellationToken.None);
            throw;
        }

        _history = _history.Evolve(e, message.ReceivedAt);
        if (_history.Version % AccountHistory.Remembered == 0)
        {
            state.State.History = _history;
            await state.WriteStateAsync();
        }

        return e;
    }

    private async Task RaiseAsync(ISiteGrain site, Alarm alarm)
    {
        if (!alarm.Signal.RaisesIncident())
        {
            if (await site.LastIncident() is { } last && alarm.Signal.IsRestore)
            {
                await RaiseAsync(last, site, alarm);
            }

            return;
        }

        var incident = await site.IncidentFor(alarm.Id, null);
        if (!await RaiseAsync(incident, site, alarm))
        {
            await RaiseAsync(await site.IncidentFor(alarm.Id, incident), site, alarm);
        }
    }

    private async Task<bool> RaiseAsync(IncidentId id, ISiteGrain site, Alarm alarm)
    {
        var (facts, by) = await register.IncidentSiteAsync((await site.Get())!);
        var result = await GrainFactory.GetGrain<IIncidentGrain>(GrainKeys.Of(id))
            .Raise(new Order<IncidentCommand.Raise>(by, new IncidentCommand.Raise(id, alarm, facts)));
        return result.Refusal is null || (result.Refusal.Code != "incident-closed"
            ? throw new AlarmNotRaisedException(alarm.Id, result.Refusal)
            : false);
    }

    private async Task CatchUpAsync(CancellationToken cancel)
    {
        await foreach (var line in log.ReadAsync(this.GetPrimaryKeyString(), _history.Version, cancel))
        {
            _history = _history.Evolve(AccountEventFormat.Read(line), line.At);
        }
    }
}
