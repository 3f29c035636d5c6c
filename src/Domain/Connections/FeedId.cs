using LiveView.Domain.Identifiers;

namespace LiveView.Domain.Connections;

/// <summary>Names one feed: one stream of one camera. A camera named without a stream is its main stream.</summary>
/// <param name="Camera">The camera.</param>
/// <param name="Stream">Which of its streams.</param>
public readonly record struct FeedId(CameraId Camera, CameraStream Stream)
{
    /// <summary>The main stream of a camera.</summary>
    public static FeedId FromCameraId(CameraId camera) => new(camera, CameraStream.Main);

    /// <summary>The main stream of a camera.</summary>
    public static implicit operator FeedId(CameraId camera) => FromCameraId(camera);

    /// <summary>The camera's name, followed by <c>/sub</c> or <c>/audio</c> where it is that stream; no camera is named so.</summary>
    public override string ToString() => Stream switch
    {
        CameraStream.Main => Camera.Value,
        CameraStream.Sub => $"{Camera}/sub",
        CameraStream.Audio => $"{Camera}/audio",
        _ => throw new InvalidOperationException($"{Stream} is no stream of a camera."),
    };
}
