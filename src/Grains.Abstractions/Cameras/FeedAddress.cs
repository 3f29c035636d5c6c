namespace LiveView.Grains.Abstractions.Cameras;

/// <summary>Where a camera's feed is. Pictures themselves never travel in a message.</summary>
/// <param name="Epoch">Epoch of the feed: of two the higher is true, and a viewer never goes back to a lower one.</param>
/// <param name="Node">The media node that takes the camera in; of two nodes the names differ, also after a restart.</param>
/// <param name="Relay">Where edges fetch the feed from that node, <c>http</c> or <c>https</c>; null when it relays to nobody.</param>
/// <param name="Ticket">With what the edge that asked is let in there; null when nobody asked for an edge.</param>
[GenerateSerializer, Immutable, Alias("liveview.feed-address")]
public sealed record FeedAddress(
    [property: Id(0)] long Epoch, [property: Id(1)] string? Node = null, [property: Id(2)] string? Relay = null,
    [property: Id(3)] string? Ticket = null);
