using LiveView.Media.Feeds;

namespace LiveView.Media.Ingest;

/// <summary>What a media node keeps for one camera: its feed, the running ingest, and the lease.</summary>
internal sealed class CameraPost(Feed feed, TimeProvider time, ITimer leaseTimer) : IDisposable
{
    private static readonly TimeSpan s_timerStep = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_longestTimer = TimeSpan.FromDays(1);
    private CancellationTokenSource _stop = new();
    private DateTimeOffset _leaseUntil;
    private TimeSpan _leaseLength;
    private long _leasedAt;

    public Feed Feed { get; } = feed;

    public long Epoch { get; private set; }

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
    public void Renew(DateTimeOffset until)
    {
        if (until <= _leaseUntil)
        {
            return;
        }

        _leaseUntil = until;
        _leaseLength = until - time.GetUtcNow();
        _leasedAt = time.GetTimestamp();
        LeaseLapsed();
    }

    /// <summary>Whether the lease has run out. If not, its timer is set again: a timer may fire a little early.</summary>
    /// <remarks>Counted on the monotonic clock since the renewal, so that a wall clock set back does not lengthen a lease.</remarks>
    public bool LeaseLapsed()
    {
        var left = _leaseLength - time.GetElapsedTime(_leasedAt);
        var lapsed = left <= TimeSpan.Zero;
        var next = left < s_longestTimer ? left + s_timerStep : s_longestTimer;
        leaseTimer.Change(lapsed ? TimeSpan.Zero : next, Timeout.InfiniteTimeSpan);
        return lapsed;
    }

    public void Dispose()
    {
        _stop.Cancel();
        leaseTimer.Dispose();
    }
}
