using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Tracking;

/// <summary>The one ear of an edge for all the objects that are followed there; acknowledged, so that no object sends more than it takes.</summary>
[Alias("liveview.track-observer")]
public interface ITrackObserver : IGrainObserver
{
    /// <summary>Events of one object, in order.</summary>
    [Alias("heard"), SystemOnly]
    Task Heard(TrackBatch batch);
}
