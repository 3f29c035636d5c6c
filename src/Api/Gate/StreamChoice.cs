using LiveView.Domain.Connections;
using LiveView.Media.Feeds;

namespace LiveView.Api.Gate;

/// <summary>
/// Which of a camera's streams one viewer gets: the one it asked for as soon as that shows a picture, until then the one that does; the main
/// stream where there is no other or the other fails.
/// </summary>
internal sealed class StreamChoice(ViewLease lease, LeasedFeeds feeds, CameraStream first, TimeProvider time)
{
    /// <summary>A picture must not come later because a smaller one might.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(300);

    /// <summary>Less than the ten seconds for which a node lets an edge in that does not ask again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    /// <summary>Whoever changes its mind all the time gets a burst of pictures only so often.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly bool _listens = first == CameraStream.Audio;
    private volatile CameraStream _wanted = first;
    private volatile TaskCompletionSource _asked = NewSignal();

    /// <summary>What is shown.</summary>
    public CameraStream Shown
    {
        get => lease.Stream;
        private set => lease.Stream = value;
    }

    /// <summary>From now on the viewer wants this one. Between sound and pictures nothing is chosen: each is a right of its own.</summary>
    public void Ask(CameraStream wanted)
    {
        if (_listens || wanted == CameraStream.Audio)
        {
            return;
        }

        _wanted = wanted;
        _asked.TrySetResult();
    }

    /// <summary>Opens what there is to show now.</summary>
    /// <param name="again">Whether a feed was open before and ended.</param>
    /// <param name="over">Ends the wait.</param>
    /// <returns>As <see cref="LeasedFeeds.OpenAsync"/>.</returns>
    public async ValueTask<(FeedSubscription? Feed, string? Code)> OpenAsync(bool again, CancellationToken over)
    {
        Shown = _wanted;
        if (Shown == CameraStream.Sub)
        {
            if (await ReadyAsync(CameraStream.Sub, again, AtOnce, over) is { } sub)
            {
                return (sub, null);
            }

            Shown = CameraStream.Main;
        }

        return await feeds.OpenAsync(lease, Shown, again, over);
    }

    /// <summary>Waits until another stream is to be shown than the one that is, and has a picture.</summary>
    /// <param name="fails">Whether what is shown gives no picture now.</param>
    /// <param name="over">Ends the wait.</param>
    public async Task<FeedSubscription> NextAsync(Func<bool> fails, CancellationToken over)
    {
        await Task.Delay(Pace, time, over);
        while (true)
        {
            var asked = _asked;
            var next = Shown == CameraStream.Sub && fails() ? CameraStream.Main : _wanted;
            if (next == Shown)
            {
                await WaitAsync(asked, Shown == CameraStream.Sub ? Look : Timeout.InfiniteTimeSpan, over);
            }
            else if (await ReadyAsync(next, again: false, Patience, over) is { } feed)
            {
                Shown = next;
                return feed;
            }
            else
            {
                await WaitAsync(asked, Again, over);
            }

            if (asked.Task.IsCompleted)
            {
                Interlocked.CompareExchange(ref _asked, NewSignal(), asked);
            }
        }
    }

    /// <summary>Opens a stream that has a picture before patience ends; null when there is none.</summary>
    private async Task<FeedSubscription?> ReadyAsync(CameraStream stream, bool again, TimeSpan patience, CancellationToken over)
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, over);
        FeedSubscription? feed = null;
        var isThere = false;
        try
        {
            (feed, _) = await feeds.OpenAsync(lease, stream, again, either.Token);
            isThere = feed is not null && await FirstPicture.IsThereAsync(feed, either.Token);
            return isThere ? feed : null;
        }
        catch (OperationCanceledException) when (!over.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            if (!isThere)
            {
                feed?.Dispose();
            }
        }
    }

    private async Task WaitAsync(TaskCompletionSource asked, TimeSpan most, CancellationToken over)
    {
        try
        {
            await asked.Task.WaitAsync(most, time, over);
        }
        catch (TimeoutException)
        {
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
