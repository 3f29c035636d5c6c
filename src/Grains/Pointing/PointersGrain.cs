using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents.Pointing;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Pointing;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Pointing;

internal sealed class PointersGrain(TimeProvider time, ILogger<PointersGrain> logger) : Grain, IPointersGrain
{
    /// <summary>An edge tells a resting pointer again every two seconds: one that is not told for so long stood at an edge that is lost.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(6);

    private readonly Guid _run = Guid.NewGuid();
    private readonly Dictionary<PointerId, (MapPointer Pointer, long ToldAt)> _pointers = [];
    private readonly Dictionary<string, PointersOutbox> _edges = [];
    private long _version;

    private IncidentId Incident => IncidentId.Parse(GrainKeys.Bare(this.GetPrimaryKeyString()));

    public Task<bool> Point(PointerOrder order)
    {
        var pointer = order.Pointer;
        if (pointer.By.Id != order.By.Organisation)
        {
            throw new CallRefusedException("not-the-caller", "A pointer speaks for the organisation of whoever points.");
        }

        Sweep();
        if (!_pointers.ContainsKey(pointer.Id) && _pointers.Count >= PointerRules.MostShown)
        {
            return Task.FromResult(false);
        }

        _pointers[pointer.Id] = (pointer, time.GetTimestamp());
        Tell();
        return Task.FromResult(true);
    }

    public Task Withdraw(PointerId pointer)
    {
        if (_pointers.Remove(pointer))
        {
            Tell();
        }

        return Task.CompletedTask;
    }

    public Task<PointersTold> Subscribe(string edge, IPointersObserver observer)
    {
        Sweep();
        if (_edges.TryGetValue(edge, out var known) && !known.IsGone)
        {
            known.Renew();
        }
        else
        {
            _edges[edge] = new PointersOutbox(edge, Incident, observer, Newest, time, logger);
        }

        return Task.FromResult(Newest());
    }

    public Task Unsubscribe(string edge)
    {
        _edges.Remove(edge);
        return Task.CompletedTask;
    }

    private PointersTold Newest() => new(Incident, _run, _version, [.. _pointers.Values.Select(each => each.Pointer)]);

    private void Sweep()
    {
        var gone = _pointers.Where(each => time.GetElapsedTime(each.Value.ToldAt) > Lifetime).Select(each => each.Key).ToArray();
        foreach (var pointer in gone)
        {
            _pointers.Remove(pointer);
        }

        if (gone.Length > 0)
        {
            Tell();
        }
    }

    private void Tell()
    {
        _version++;
        foreach (var (edge, outbox) in _edges.ToArray())
        {
            if (outbox.IsGone)
            {
                _edges.Remove(edge);
            }
            else
            {
                outbox.Tell();
            }
        }
    }
}
