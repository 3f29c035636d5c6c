using LiveView.Domain.Evidence;
using LiveView.Domain.Identifiers;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Evidence;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Evidence;

/// <summary>Hears what was appended, and signs what is due.</summary>
internal sealed class CheckpointGrain(
    [PersistentState("checkpoints")] IPersistentState<CheckpointState> state,
    ICheckpointStore store, ICheckpointSigner signer, TimeProvider time, ILogger<CheckpointGrain> logger) : Grain, ICheckpointGrain
{
    private const int Page = 1_000;
    private static readonly TimeSpan BetweenWrites = TimeSpan.FromSeconds(10);

    private readonly Sealing _sealing = new(store, signer, time);
    private CheckpointSchedule _schedule = new();
    private DateTimeOffset _treeAt;
    private DateTimeOffset _writtenAt;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _schedule = state.State.Schedule;
        this.RegisterGrainTimer(
            TickAsync, new GrainTimerCreationOptions(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task Wake() => Task.CompletedTask;

    public async Task Cover(IncidentId incident)
    {
        var stream = GrainKeys.Of(incident);
        if ((await store.CheckpointsAsync(stream)) is not [.., var last] || last.Size != (await store.HeadAsync(stream)).Size)
        {
            await SealAsync(stream);
        }

        await _sealing.SealTreeAsync();
    }

    private async Task TickAsync(CancellationToken cancel)
    {
        try
        {
            await HearAsync(cancel);
            foreach (var stream in _schedule.Due(time.GetUtcNow()))
            {
                await SealAsync(stream);
            }

            if (time.GetUtcNow() - _treeAt >= CheckpointSchedule.Busy)
            {
                await _sealing.SealTreeAsync();
                _treeAt = time.GetUtcNow();
            }

            await RememberAsync(cancel);
        }
        catch (EventLogUnavailableException e)
        {
            EvidenceLog.NotSigned(logger, e);
        }
    }

    private async Task HearAsync(CancellationToken cancel)
    {
        IReadOnlyList<HeardLine> lines;
        do
        {
            lines = await store.HeardAfterAsync(_schedule.Position, Page, cancel);
            _schedule = lines.Aggregate(_schedule, (schedule, line) => schedule.Hear(line));
        }
        while (lines.Count == Page);
    }

    private async Task SealAsync(string stream)
    {
        var size = await _sealing.SealAsync(stream);
        _schedule = _schedule.Cover(stream, size, time.GetUtcNow());
    }

    private async Task RememberAsync(CancellationToken cancel)
    {
        if (ReferenceEquals(_schedule, state.State.Schedule) || time.GetUtcNow() - _writtenAt < BetweenWrites)
        {
            return;
        }

        state.State.Schedule = _schedule;
        _writtenAt = time.GetUtcNow();
        await state.WriteStateAsync(cancel);
    }
}
