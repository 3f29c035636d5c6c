namespace LiveView.Grains.Abstractions.Cameras;

/// <summary>Where a camera's feed is.</summary>
/// <param name="Epoch">Epoch of the feed: of two the higher is true, and a viewer never goes back to a lower one.</param>
[GenerateSerializer, Immutable, Alias("liveview.feed-address")]
public sealed record FeedAddress([property: Id(0)] long Epoch);
