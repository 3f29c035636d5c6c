using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Alarms;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Incidents;

namespace LiveView.Api.Tests.Models;

/// <summary>One shop, what happens there, and what its four onlookers may see and do see.</summary>
internal sealed class Case
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(10);

    private readonly ThreeSilos _silos;
    private readonly Site _site;
    private readonly Onlooker[] _onlookers;
    private readonly List<string> _history = [];
    private RightsBook _book = NewBook();
    private IncidentId? _incident;
    private DateTimeOffset _pushesLostAt = DateTimeOffset.MinValue;
    private bool _pushesLost;
    private bool _renewalsLost;
    private bool _unsure;
    private int _alarms;

    public Case(ThreeSilos silos, Site site, Edge[] edges)
    {
        (_silos, _site) = (silos, site);
        var (till, entrance) = (site.Cameras[0].Id, site.Cameras[1].Id);
        _onlookers =
        [
            new Onlooker(Town.Operator, till, edges[0], silos.Steady), new Onlooker(Town.Dispatchers[0], till, edges[1], silos.Steady),
            new Onlooker(Town.Dispatchers[0], entrance, edges[0], silos.Steady), new Onlooker(Town.Dispatchers[1], entrance, edges[1], silos.Steady),
        ];
    }

    public long Frames => _onlookers.Sum(each => each.Frames);

    /// <summary>Incidents that were raised here.</summary>
    public int Incidents { get; private set; }

    private IIncidentGrain Grain => _silos.Client.GetGrain<IIncidentGrain>(GrainKeys.Of(_incident!.Value));

    /// <summary>Does what is to happen, and then everybody looks who wants to.</summary>
    public async Task StepAsync(Act act, int which, bool inTrouble)
    {
        _history.Add($"{_silos.Now:mm:ss.ff} {act} {which}");
        await TryAsync(() => DoAsync(_incident is null ? Act.Alarm : act, which), inTrouble);
        foreach (var onlooker in _onlookers.Where(_ => _incident is not null))
        {
            await TryAsync(() => onlooker.LookAsync(_incident!.Value), inTrouble);
        }
    }

    /// <summary>Holds what is seen at this moment against what may be.</summary>
    /// <param name="pushesMayBeLost">Whether pushes get lost for everybody.</param>
    /// <param name="inTrouble">Whether a silo was killed, so that nothing need be seen.</param>
    public void Check(bool pushesMayBeLost, bool inTrouble)
    {
        var now = _silos.Now;
        if (_pushesLost || pushesMayBeLost || inTrouble)
        {
            _pushesLostAt = now;
        }

        if (_unsure && _incident is { } id)
        {
            _book.Adopt(_silos.Log.Truth(GrainKeys.Of(id)));
            _unsure = inTrouble;
        }

        foreach (var onlooker in _onlookers)
        {
            var seen = onlooker.TakeFrame();
            var party = onlooker.Viewer.Organisation;
            var allowed = _incident is null ? null : _book.LastAllowed(party, onlooker.Camera, now);
            if (seen && (allowed is not { } last || now - last > Slack + (_pushesLostAt >= last ? Lease : TimeSpan.Zero)))
            {
                throw Violation(ModelViolation.Safety, onlooker, $"a frame left; the right ended at {allowed:mm:ss.ff}");
            }

            if (seen || !onlooker.Wants || allowed != now || _renewalsLost || inTrouble)
            {
                onlooker.WellAt = now;
            }
            else if (now - onlooker.WellAt >= LongEnough)
            {
                throw Violation(ModelViolation.Liveness, onlooker, $"no frame since {onlooker.WellAt:mm:ss.ff}, and the right held throughout");
            }
        }
    }

    /// <summary>An edge was lost, and its leases with it.</summary>
    public void Lose(Edge edge)
    {
        foreach (var onlooker in _onlookers)
        {
            onlooker.Lose(edge);
        }
    }

    /// <summary>A silo was killed: what was under way may or may not have happened.</summary>
    public void BecomeUnsure() => _unsure = true;

    /// <summary>Why the incident does not answer; null when it does.</summary>
    public async Task<string?> TroubleAsync()
    {
        try
        {
            using var acting = Caller.Of(Town.Operator).Use();
            _ = _incident is null ? null : await Grain.View(Town.Centre.Id);
            return null;
        }
        catch (Exception e)
        {
            return e.Message;
        }
    }

    private static RightsBook NewBook() => new(Town.Centre.Id, Town.ReleaseTime);

    private async Task DoAsync(Act act, int which)
    {
        var room = which % 2;
        var camera = _site.Cameras[which / 2 % 2].Id;
        var onlooker = _onlookers[which % _onlookers.Length];
        var now = _silos.Now;
        switch (act)
        {
            case Act.Nothing:
                break;
            case Act.Alarm:
                await AlarmAsync();
                break;
            case Act.Verify:
                await DoneAsync(Grain.Verify(By(Town.Operator, new IncidentCommand.Verify(Verdict.Verified, 4, [VerificationEvidence.Picture], null))));
                break;
            case Act.Forward when await DoneAsync(Grain.Forward(new ForwardOrder(Town.Operator, [Town.Rooms[room].Id], [camera], null))):
                _book.Forward(Town.Rooms[room].Id, camera, now);
                break;
            case Act.Release when await DoneAsync(Grain.Release(By(Town.Operator, new IncidentCommand.ReleaseCamera(camera, Town.Rooms[room].Id)))):
                _book.Release(Town.Rooms[room].Id, camera, now);
                break;
            case Act.Withdraw when _book.Releases > 0:
                var number = (which % _book.Releases) + 1;
                if (await DoneAsync(Grain.Withdraw(By(Town.Operator, new IncidentCommand.Withdraw(ReleaseId.Parse($"r{number}"))))))
                {
                    _book.Withdraw(number, now);
                }

                break;
            case Act.Accept:
                await DoneAsync(Grain.Accept(By(Town.Dispatchers[room], new IncidentCommand.Accept())));
                break;
            case Act.Leave when which < 6 && await DoneAsync(Grain.Leave(By(Town.Dispatchers[room], new IncidentCommand.Leave()))):
                _book.Leave(Town.Rooms[room].Id, now);
                break;
            case Act.Close when which < 6 && await DoneAsync(Grain.Close(By(Town.Operator, new IncidentCommand.Close("Done.")))):
                _book.Close(now);
                break;
            case Act.Watch or Act.StopWatching:
                onlooker.Wants = act == Act.Watch;
                break;
            case Act.LosePushes or Act.FindPushes:
                _pushesLost = act == Act.LosePushes;
                _silos.Calls.LoseAnnouncements(_incident!.Value, _pushesLost);
                break;
            case Act.LoseRenewals or Act.FindRenewals:
                _renewalsLost = act == Act.LoseRenewals;
                _silos.Calls.LoseRenewals(_incident!.Value, _renewalsLost);
                break;
            case Act.SignOut when await onlooker.SignOutAsync():
                throw Violation(ModelViolation.Safety, onlooker, "a frame left after the session ended");
        }
    }

    private async Task AlarmAsync()
    {
        var number = ++_alarms;
        var account = _silos.Client.GetGrain<IAlarmAccountGrain>(GrainKeys.Of(_site.AlarmAccounts[0]));
        await account.Receive(new ReceivedMessage(
            Town.Centre.Id, number, $"frame-{number}", [new AlarmSignal(AlarmKind.HoldUp, false, "122", "003", null, null)], _silos.Steady.GetUtcNow()));
        var last = await _silos.Client.GetGrain<ISiteGrain>(GrainKeys.Of(_site.Number)).LastIncident();
        if (last is null || last == _incident)
        {
            return;
        }

        // The incident before is over: whoever watched it must see nothing more of it.
        if (_incident is { } before)
        {
            _silos.Calls.LoseAnnouncements(before, false);
            _silos.Calls.LoseRenewals(before, false);
            (_pushesLost, _renewalsLost) = (false, false);
            foreach (var onlooker in _onlookers)
            {
                await onlooker.TurnAwayAsync();
            }
        }

        (_incident, _book) = (last, NewBook());
        Incidents++;
    }

    private async Task<bool> DoneAsync(Task<CommandResult> command)
    {
        var refusal = (await command).Refusal;
        _history[^1] += refusal is null ? " done" : $" {refusal.Code}";
        return refusal is null;
    }

    private async Task TryAsync(Func<Task> act, bool inTrouble)
    {
        try
        {
            await act();
        }
        catch (Exception e) when (inTrouble && e is not ModelViolation)
        {
            _history[^1] += $" {e.GetType().Name}";
            _unsure = true;
        }
        catch (Exception e) when (e is not ModelViolation)
        {
            throw new InvalidOperationException($"{string.Join("; ", _history)}: {e.Message}", e);
        }
    }

    private ModelViolation Violation(string promise, Onlooker onlooker, string what) => new(promise,
        $"{what}: {onlooker.Viewer.Person} at {onlooker.Camera}, {_silos.Now:mm:ss.ff}, frame {onlooker.Frames} of incident {_incident}, "
        + $"epoch {_silos.Log.Truth(GrainKeys.Of(_incident!.Value)).RightsEpoch}. History: {string.Join("; ", _history)}");

    private static Order<TCommand> By<TCommand>(Actor by, TCommand command) => new(by, command);
}
