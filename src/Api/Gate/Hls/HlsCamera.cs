using LiveView.Domain.Connections;
using LiveView.Media.Feeds;
using LiveView.Media.Hls;

namespace LiveView.Api.Gate.Hls;

/// <summary>
/// One camera of one incident cut into pieces for all who ask for them at this edge. It reads the feed on the lease of one of its viewers, of another
/// when that one leaves, and forgets its pictures when there is none.
/// </summary>
internal sealed class HlsCamera(LeasedFeeds feeds, TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly List<(ViewLease Lease, CancellationToken Ended)> _viewers = [];
    private Task? _reading;

    /// <summary>The pieces.</summary>
    public HlsStream Stream { get; } = new();

    /// <returns>
    /// Number of the segment with which this viewer's pictures begin: the one that grows now. Those before it were taken before this right.
    /// </returns>
    public long Join(ViewLease lease)
    {
        lock (_gate)
        {
            // The rights that the pictures were taken on may be over without their reader having seen it yet.
            ForgetWhenNobodyIsLeft();
            _viewers.Add((lease, lease.Ended));
            _reading ??= ReadAsync();
            return Stream.Window.Growing;
        }
    }

    /// <returns>Whether nobody is left.</returns>
    public bool Leave(ViewLease lease)
    {
        lock (_gate)
        {
            _viewers.RemoveAll(each => each.Lease == lease);
            return _viewers.Count == 0;
        }
    }

    private async Task ReadAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        for (var again = false; Reader() is var (lease, ended); again = true)
        {
            try
            {
                using var feed = (await feeds.OpenAsync(lease, CameraStream.Main, again, ended)).Feed;
                if (feed is not null)
                {
                    await CopyAsync(feed, lease, ended);
                }

                await Task.Delay(Between, time, ended);
            }
            catch (OperationCanceledException)
            {
                // This viewer's lease ended: the next one's, if there is one.
            }
        }
    }

    private async Task CopyAsync(FeedSubscription feed, ViewLease lease, CancellationToken ended)
    {
        try
        {
            while (lease.Holds && Reader()?.Lease == lease)
            {
                var message = await feed.ReadAsync(ended);
                using var picture = message as FeedMessage.Picture;
                Stream.Add(message);
                if (message is FeedMessage.Ended)
                {
                    return;
                }
            }
        }
        finally
        {
            // Whoever joins before the feed is open again begins with what comes then.
            Stream.Break();
        }
    }

    /// <summary>The lease on which the feed is read now; null when there is none, and then the pictures are gone.</summary>
    private (ViewLease Lease, CancellationToken Ended)? Reader()
    {
        lock (_gate)
        {
            if (!ForgetWhenNobodyIsLeft())
            {
                return _viewers[0];
            }

            _reading = null;
            return null;
        }
    }

    private bool ForgetWhenNobodyIsLeft()
    {
        _viewers.RemoveAll(each => each.Lease.Reason is not null);
        if (_viewers.Count > 0)
        {
            return false;
        }

        Stream.Clear();
        return true;
    }
}
