namespace LiveView.Media.Relay;

/// <summary>Where the feed of a camera is.</summary>
/// <param name="Epoch">Its epoch: of two locations that with the higher one is true.</param>
/// <param name="Node">The media node that takes the camera in; null when that is not known.</param>
/// <param name="Relay">Where the node gives its feeds to edges; null when it gives them to nobody.</param>
/// <param name="Ticket">With what this process is let in there; null when it asked for none.</param>
public sealed record FeedLocation(long Epoch, string? Node = null, Uri? Relay = null, string? Ticket = null);
