using LiveView.Domain.Identifiers;
using LiveView.Media.Feeds;

namespace LiveView.Media.Recording;

/// <summary>Opens the feed of a camera that this node takes in, to be recorded.</summary>
/// <param name="camera">The camera.</param>
/// <param name="epoch">Least epoch that will do.</param>
/// <param name="cancellation">Ends the wait for the feed.</param>
/// <returns>The subscription, for the caller to dispose; null when there is no such feed within a few seconds.</returns>
public delegate ValueTask<FeedSubscription?> OpenFeed(CameraId camera, long epoch, CancellationToken cancellation);
