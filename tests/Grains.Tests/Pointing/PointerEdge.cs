using LiveView.Domain.Incidents.Pointing;
using LiveView.Grains.Abstractions.Pointing;
using LiveView.Grains.Tests.Cluster;

namespace LiveView.Grains.Tests.Pointing;

/// <summary>An edge that hears who points in one incident; it may take its time, or be deaf.</summary>
internal sealed class PointerEdge : IPointersObserver
{
    private readonly Lock _gate = new();
    private readonly string _name = Guid.NewGuid().ToString("N");
    private readonly IPointersGrain _grain;
    private readonly IPointersObserver _self;
    private readonly List<PointersTold> _heard = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PointerEdge(TestCluster cluster, IPointersGrain grain) => (_grain, _self) = (grain, cluster.Client.CreateObjectReference<IPointersObserver>(this));

    /// <summary>What it waits for before it has heard something; null for nothing.</summary>
    public Task? Slow { get; set; }

    /// <summary>Whether it fails to hear.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>Completes when it failed to hear for the first time.</summary>
    public TaskCompletionSource Failing { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<PointersTold> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _heard];
            }
        }
    }

    public static async Task<PointerEdge> AtAsync(TestCluster cluster, IPointersGrain grain)
    {
        var edge = new PointerEdge(cluster, grain);
        await edge.SubscribeAsync();
        return edge;
    }

    /// <summary>Begins to hear, or says that it still does.</summary>
    public Task<PointersTold> SubscribeAsync() => _grain.Subscribe(_name, _self);

    /// <summary>Completes when what it heard last is as wanted.</summary>
    public Task HearsAsync(string what, Func<IReadOnlyList<MapPointer>, bool> wanted) => TestCluster.WithinPatienceAsync(UntilAsync(wanted), what);

    async Task IPointersObserver.Heard(PointersTold told)
    {
        await (Slow ?? Task.CompletedTask);
        if (IsDeaf)
        {
            Failing.TrySetResult();
            throw new TimeoutException("The edge is deaf, as the test wants it.");
        }

        lock (_gate)
        {
            _heard.Add(told);
            _more.TrySetResult();
            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private async Task UntilAsync(Func<IReadOnlyList<MapPointer>, bool> wanted)
    {
        while (true)
        {
            Task more;
            lock (_gate)
            {
                if (_heard.Count > 0 && wanted(_heard[^1].Pointers))
                {
                    return;
                }

                more = _more.Task;
            }

            await more;
        }
    }
}
