using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Desks;

/// <summary>The one ear of an edge process; acknowledged, so that a desk never sends more than an edge takes.</summary>
[Alias("liveview.edge-observer")]
public interface IEdgeObserver : IGrainObserver
{
    /// <summary>Announcements of one desk, in order.</summary>
    [Alias("heard"), SystemOnly]
    Task Heard(DeskBatch batch);
}
