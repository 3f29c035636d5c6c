using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Cluster;

/// <summary>
/// Tells edges, which have no database, at which silos the cluster can be reached now. Any silo answers; the key only chooses the way that
/// the question takes.
/// </summary>
[Alias("liveview.gateways")]
public interface IGatewaysGrain : IGrainWithStringKey
{
    /// <summary>The gateways of the silos that are alive, each as address and port.</summary>
    [Alias("active"), SystemOnly]
    Task<string[]> Active();
}
