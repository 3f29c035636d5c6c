namespace LiveView.Domain.Tracking.CamerasAhead;

/// <summary>The cameras along the way, for "3 ahead, 1 released, 2 to ask for".</summary>
/// <param name="Ahead">Released and askable ones, the first to see the object first.</param>
/// <param name="Passed">Those it came past, the latest first: to close.</param>
public sealed record CameraPreview(IReadOnlyList<CameraAhead> Ahead, IReadOnlyList<CameraAhead> Passed)
{
    /// <summary>Nothing along the way, or no way that is known.</summary>
    public static CameraPreview None { get; } = new([], []);

    /// <summary>How many of those ahead are released.</summary>
    public int Released => Ahead.Count(camera => camera.State == CameraState.Released);

    /// <summary>How many of those ahead can be asked for.</summary>
    public int Askable => Ahead.Count - Released;
}
