namespace LiveView.Grains.Abstractions.Cameras;

/// <summary>Where a feed is, or why there is none: exactly one of the two.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Code">Why there is none: <see cref="NoSuchCamera"/>, <see cref="NoSuchStream"/>, <see cref="NoMediaNode"/>, or the code with which the viewing ended.</param>
[GenerateSerializer, Immutable, Alias("liveview.feed-answer")]
public sealed record FeedAnswer([property: Id(0)] FeedAddress? Address, [property: Id(1)] string? Code)
{
    /// <summary>The camera is not registered.</summary>
    public const string NoSuchCamera = "no-such-camera";

    /// <summary>The camera has no such stream; its main stream it has.</summary>
    public const string NoSuchStream = "no-such-stream";

    /// <summary>No media node takes the camera in now; one may come.</summary>
    public const string NoMediaNode = "no-media-node";
}
