using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Pointing;

/// <summary>The one ear of an edge for all maps that are open there; acknowledged, so that it is told only the newest however slow it is.</summary>
[Alias("liveview.pointers-observer")]
public interface IPointersObserver : IGrainObserver
{
    /// <summary>Who points in one incident by now.</summary>
    [Alias("heard"), SystemOnly]
    Task Heard(PointersTold told);
}
