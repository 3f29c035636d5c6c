namespace LiveView.Media.Feeds;

/// <summary>What waits for a viewer, without the memory of a message: a picture or something else, never both.</summary>
/// <param name="Picture">A frame, whose reference the taker now owns; null when it is something else.</param>
/// <param name="CatchUp">Whether the frame is older than live: part of the burst with which a viewer starts.</param>
/// <param name="Other">Anything but a picture; null when it is a picture.</param>
public readonly record struct FeedItem(Fragment? Picture, bool CatchUp, FeedMessage? Other);
