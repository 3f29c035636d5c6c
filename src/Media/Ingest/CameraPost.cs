using LiveView.Media.Feeds;

namespace LiveView.Media.Ingest;

/// <summary>What a media node keeps for one camera: its feed, the running ingest, and the lease.</summary>
internal sealed class CameraPost(Feed feed, ITimer leaseTimer) : IDisposable
{
    private CancellationTokenSource _stop = new();

    public Feed Feed { get; } = feed;

    public long Epoch { get; private set; }

    public DateTimeOffset LeaseUntil { get; private set; }

    /// <summary>Completes when no process of this camera runs any more.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Starts an ingest after the one before it has ended: a camera may allow one connection only.</summary>
    public void Start(long epoch, Func<Task, CancellationToken, Task> ingest)
    {
        _stop.Cancel();
        _stop.Dispose();
        _stop = new CancellationTokenSource();
        Epoch = epoch;
        Running = ingest(Running, _stop.Token);
    }

    /// <summary>Moves the end of the lease, never back.</summary>
    public void Renew(DateTimeOffset until, DateTimeOffset now)
    {
        if (until <= LeaseUntil)
        {
            return;
        }

        LeaseUntil = until;
        leaseTimer.Change(until > now ? until - now : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _stop.Cancel();
        leaseTimer.Dispose();
    }
}
