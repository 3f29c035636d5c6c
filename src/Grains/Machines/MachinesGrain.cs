using LiveView.Domain.Identifiers;
using LiveView.Domain.Machines;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Grains.Abstractions.Machines;
using LiveView.Grains.Abstractions.Rights;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Machines;

internal sealed class MachinesGrain(
    [PersistentState("machines")] IPersistentState<MachinesState> state, TimeProvider time, ILogger<MachinesGrain> logger)
    : Grain, IMachinesGrain
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    private readonly MachineEars _ears = new(time, logger);
    private readonly Queue<(Actor? By, MachineEvent Event, DateTimeOffset At)> _unwritten = [];
    private IGrainTimer? _writing;

    private OrganisationId Organisation => OrganisationId.Parse(GrainKeys.Bare(this.GetPrimaryKeyString()));

    private IRightsLogGrain Log => GrainFactory.GetGrain<IRightsLogGrain>(GrainKeys.Rights(Organisation));

    public Task<MachineResult> Add(Order<MachineCommand.Add> order) => GiveAsync(order.By, order.Command);

    public Task<MachineResult> AddSecret(Order<MachineCommand.AddSecret> order) => GiveAsync(order.By, order.Command);

    public Task<MachineResult> DropSecret(Order<MachineCommand.DropSecret> order) => TakeAwayAsync(order.By, order.Command);

    public Task<MachineResult> AddCertificate(Order<MachineCommand.AddCertificate> order) => GiveAsync(order.By, order.Command);

    public Task<MachineResult> BeginEnrolment(Order<MachineCommand.BeginEnrolment> order) => GiveAsync(order.By, order.Command);

    public Task<MachineResult> Disable(Order<MachineCommand.Disable> order) => TakeAwayAsync(order.By, order.Command);

    public Task<MachineResult> Enable(Order<MachineCommand.Enable> order) => GiveAsync(order.By, order.Command);

    public Task<MachineSummary[]> List() => Task.FromResult<MachineSummary[]>([.. state.State.Park.Machines.Values.Select(Summary)]);

    public async Task<MachineCredentials?> Credentials(MachineId machine) =>
        state.State.Park.Find(machine) is { } known && await Standing(machine) is { } standing
            ? new MachineCredentials([.. known.Secrets], [.. known.Certificates], standing)
            : null;

    public async Task<MachineStanding?> ShowCode(MachineId machine, string code)
    {
        var now = time.GetUtcNow();
        if (state.State.Park.Find(machine)?.Enrolment?.Fits(code, now) == true)
        {
            return await Standing(machine);
        }

        // Counted at once, like what is taken away: a database that is away gives nobody more tries.
        await TakeAwayAsync(null, new MachineCommand.ShowCode(machine, code, now));
        return null;
    }

    public Task<MachineResult> Enrol(DeviceEnrolment device) =>
        GiveAsync(null, new MachineCommand.Enrol(device.Machine, device.Code, device.Key, device.Certificate, time.GetUtcNow()));

    public async Task<MachineStanding?> Standing(MachineId machine)
    {
        if (state.State.Park.Find(machine) is null or { Disabled: true })
        {
            return null;
        }

        var organisation = await GrainFactory.GetGrain<IPartyRegisterGrain>(GrainKeys.Register).Organisation(Organisation);
        // It may have been disabled while the register was asked.
        return organisation is not null && state.State.Park.Find(machine) is { Disabled: false } known
            ? new MachineStanding(organisation, [.. known.Scopes], known.Epoch)
            : null;
    }

    public Task<MachineStanding?> Check(MachineId machine, string edge, IMachineObserver observer)
    {
        _ears.Renew(edge, observer);
        return Standing(machine);
    }

    public async Task<MachineOfCertificate?> ByCertificate(string certificate) =>
        state.State.Park.Machines.Values.Where(each => !each.Disabled && each.Certificates.Contains(certificate)).ToArray() is [var one]
        && await Standing(one.Id) is { } standing
        // It may have lost its certificate while the register was asked.
        && state.State.Park.Find(one.Id)?.Certificates.Contains(certificate) == true
            ? new MachineOfCertificate(one.Id, standing)
            : null;

    /// <summary>Giving waits for the log and the database: what is not written was not given.</summary>
    private async Task<MachineResult> GiveAsync(Actor? by, MachineCommand command)
    {
        var decision = state.State.Park.Decide(command);
        var before = state.State.Park;
        var now = time.GetUtcNow();
        try
        {
            foreach (var e in decision.Events)
            {
                await Log.Append(MachineLines.Of(by, e, now));
                state.State.Park = state.State.Park.Evolve(e, now);
                await state.WriteStateAsync();
            }
        }
        catch
        {
            state.State.Park = before;
            throw;
        }

        // What was given may have made an older secret or certificate give way.
        await _ears.TellAsync(Organisation);
        return new MachineResult(decision.Refusal);
    }

    /// <summary>Taking away waits for nothing: it holds in memory at once and is written as soon as that is possible.</summary>
    private async Task<MachineResult> TakeAwayAsync(Actor? by, MachineCommand command)
    {
        var decision = state.State.Park.Decide(command);
        var now = time.GetUtcNow();
        foreach (var e in decision.Events)
        {
            state.State.Park = state.State.Park.Evolve(e, now);
            _unwritten.Enqueue((by, e, now));
        }

        await Task.WhenAll(WriteAsync(), _ears.TellAsync(Organisation));
        return new MachineResult(decision.Refusal);
    }

    private async Task WriteAsync()
    {
        try
        {
            if (_unwritten.Count > 0)
            {
                await state.WriteStateAsync();
            }

            while (_unwritten.TryPeek(out var next))
            {
                await Log.Append(MachineLines.Of(next.By, next.Event, next.At));
                _unwritten.Dequeue();
            }

            _writing?.Dispose();
            _writing = null;
        }
        catch (Exception e)
        {
            MachineLog.NotWritten(logger, e);
            _writing ??= this.RegisterGrainTimer(WriteAsync, new GrainTimerCreationOptions(Again, Again) { KeepAlive = true });
        }
    }

    private MachineSummary Summary(Machine machine) => new(
        machine.Id, machine.Name, [.. machine.Scopes], [.. machine.Secrets.Select(each => new SecretSummary(each.Id, each.Since))],
        [.. machine.Certificates], machine.Disabled, machine.Since,
        machine.Enrolment is { Key: null } code && code.IsOpen(time.GetUtcNow()) ? code.Until : null);
}
