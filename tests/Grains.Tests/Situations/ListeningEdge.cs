using LiveView.Grains.Abstractions.Desks;
using LiveView.Grains.Tests.Cluster;

namespace LiveView.Grains.Tests.Situations;

/// <summary>An edge that listens to one desk.</summary>
internal sealed class ListeningEdge(IDeskGrain desk, IEdgeObserver self, EdgeWitness witness)
{
    private readonly string _name = Guid.NewGuid().ToString("N");

    public EdgeWitness Witness { get; } = witness;

    public DeskSnapshot Snapshot { get; private set; } = null!;

    public static async Task<ListeningEdge> AtAsync(TestCluster cluster, IDeskGrain desk)
    {
        var witness = new EdgeWitness();
        var edge = new ListeningEdge(desk, cluster.Client.CreateObjectReference<IEdgeObserver>(witness), witness);
        await edge.SubscribeAsync();
        return edge;
    }

    /// <summary>Begins to listen, or says that it still does.</summary>
    public async Task<DeskSnapshot> SubscribeAsync() => Snapshot = await desk.Subscribe(_name, self);
}
