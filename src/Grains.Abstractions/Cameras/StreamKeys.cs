using LiveView.Domain.Connections;

namespace LiveView.Grains.Abstractions.Cameras;

/// <summary>Keys of the grains of a camera's streams.</summary>
public static class StreamKeys
{
    /// <summary>The key of one stream of a camera.</summary>
    public static string Of(FeedId feed) => feed.Stream switch
    {
        CameraStream.Main => GrainKeys.Of(feed.Camera),
        CameraStream.Sub => GrainKeys.SubStream(feed.Camera),
        CameraStream.Audio => GrainKeys.Sound(feed.Camera),
        _ => throw new ArgumentOutOfRangeException(nameof(feed), feed, "Not a stream of a camera."),
    };
}
