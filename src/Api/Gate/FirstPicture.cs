using LiveView.Media.Feeds;

namespace LiveView.Api.Gate;

/// <summary>Waits until a feed has a picture to show, without taking it.</summary>
internal sealed class FirstPicture : IFeedListener
{
    private readonly FeedSubscription _feed;
    private readonly TaskCompletionSource<bool> _there = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FirstPicture(FeedSubscription feed) => _feed = feed;

    /// <returns>Whether there is one; not, when the feed ended before.</returns>
    /// <exception cref="OperationCanceledException">Nobody waits any longer.</exception>
    public static Task<bool> IsThereAsync(FeedSubscription feed, CancellationToken over)
    {
        var first = new FirstPicture(feed);
        feed.Attach(first);
        return first._there.Task.WaitAsync(over);
    }

    public void OnReadable()
    {
        if (_feed.HasPicture)
        {
            _there.TrySetResult(true);
        }
        else if (_feed.Ended is not null)
        {
            _there.TrySetResult(false);
        }
    }
}
