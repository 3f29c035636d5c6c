using System.Collections.Concurrent;
using LiveView.Api.Gate;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Machines;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Machines;

namespace LiveView.Api.Machines;

/// <summary>
/// What this edge knows of machines. The cluster has the last word: it is asked when nothing is known that is younger than a second, and tells,
/// before whoever did it hears that it is done, when something is taken away. When it does not answer, nobody is let in.
/// </summary>
internal sealed class MachineWatch(IClusterClient cluster, EdgeName edge, TimeProvider time) : IMachineObserver
{
    /// <summary>How long an answer of the cluster counts, as for sessions of people.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<MachineClientId, (long AskedAt, Task<MachineStanding?> Standing)> _known = new();
    private readonly Lock _making = new();
    private IMachineObserver? _self;

    /// <summary>What a machine may do; null when it may do nothing.</summary>
    public Task<MachineStanding?> StandingAsync(MachineClientId id)
    {
        if (_known.TryGetValue(id, out var known) && time.GetElapsedTime(known.AskedAt) <= Fresh && !known.Standing.IsFaulted && !known.Standing.IsCanceled)
        {
            return known.Standing;
        }

        // Known before it is asked for: what is told while the answer is on its way must find it.
        var answer = new TaskCompletionSource<MachineStanding?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _known[id] = (time.GetTimestamp(), answer.Task);
        _ = AskAsync(id, answer);
        return answer.Task;
    }

    /// <inheritdoc />
    public Task Changed(OrganisationId organisation)
    {
        foreach (var (id, _) in _known.Where(each => each.Key.Organisation == organisation))
        {
            _known.TryRemove(id, out _);
        }

        return Task.CompletedTask;
    }

    /// <summary>Every failure is that of whoever waits for the answer.</summary>
    private async Task AskAsync(MachineClientId id, TaskCompletionSource<MachineStanding?> answer)
    {
        try
        {
            using var acting = Caller.System("machine sign-in").Use();
            answer.SetResult(await cluster.GetGrain<IMachinesGrain>(GrainKeys.Machines(id.Organisation)).Check(id.Machine, edge.Value, Self()));
        }
        catch (Exception e)
        {
            answer.SetException(e);
        }
    }

    /// <summary>The cluster holds the reference weakly: it must be made once and kept.</summary>
    private IMachineObserver Self()
    {
        lock (_making)
        {
            return _self ??= cluster.CreateObjectReference<IMachineObserver>(this);
        }
    }
}
