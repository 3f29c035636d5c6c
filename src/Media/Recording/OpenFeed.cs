using LiveView.Media.Feeds;

namespace LiveView.Media.Recording;

/// <summary>Opens the feed of a camera that this node takes in, to be recorded, with what is kept of before.</summary>
/// <param name="order">The camera, the incident, the least epoch that will do, and from when on.</param>
/// <param name="cancellation">Ends the wait for the feed.</param>
/// <returns>The subscription, for the caller to dispose; null when there is no such feed within a few seconds.</returns>
public delegate ValueTask<FeedSubscription?> OpenFeed(RecordingOrder order, CancellationToken cancellation);
