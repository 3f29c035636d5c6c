using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Cluster;

/// <summary>
/// Keeps what all edges of an installation must know alike: the keys of cookies and of machines' tokens. Each is sealed by the edges with a
/// secret that neither silos nor the database have.
/// </summary>
[Alias("liveview.edge-keys")]
public interface IEdgeKeysGrain : IGrainWithStringKey
{
    /// <summary>Keeps a sealed key under a name, unless there is one already.</summary>
    /// <returns>What is kept under the name from now on: of two that come at once, the first.</returns>
    /// <exception cref="ArgumentException">Name or key is empty or too long, or there are too many keys.</exception>
    [Alias("keep"), SystemOnly]
    Task<string> Keep(string name, string sealedKey);

    /// <summary>Everything that is kept, by name.</summary>
    [Alias("all"), SystemOnly]
    Task<Dictionary<string, string>> All();
}
