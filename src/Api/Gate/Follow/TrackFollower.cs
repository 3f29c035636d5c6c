using System.Threading.Channels;

namespace LiveView.Api.Gate.Follow;

/// <summary>
/// What waits for one follower: bounded, whoever does not read. What it cannot take is left out, and it begins anew from where the object is;
/// nobody else notices.
/// </summary>
internal sealed class TrackFollower
{
    /// <summary>Greatest number of events that wait for one follower.</summary>
    public const int MostWaiting = 1_024;

    private readonly Channel<TrackFrame?> _waiting = Channel.CreateBounded<TrackFrame?>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private int _behind;

    /// <summary>Whether something was left out since the last time this was asked; what still waits is older than that.</summary>
    public bool TakeBehind()
    {
        if (Interlocked.Exchange(ref _behind, 0) == 0)
        {
            return false;
        }

        while (_waiting.Reader.TryRead(out _))
        {
        }

        return true;
    }

    /// <summary>Never waits.</summary>
    public void Post(TrackFrame frame)
    {
        if (!_waiting.Writer.TryWrite(frame))
        {
            Volatile.Write(ref _behind, 1);
        }
    }

    /// <summary>Something was left out on the way to all followers.</summary>
    public void Skip(TrackFrame after)
    {
        Volatile.Write(ref _behind, 1);
        _waiting.Writer.TryWrite(after);
    }

    /// <summary>Nothing more comes.</summary>
    public void End() => _waiting.Writer.TryComplete();

    /// <summary>Has it told where the object is thought to be by now, and with it that the line lives.</summary>
    public void Tick() => _waiting.Writer.TryWrite(null);

    /// <summary>The next event; null says that time went on.</summary>
    public bool TryTake(out TrackFrame? frame) => _waiting.Reader.TryRead(out frame);

    public ValueTask<bool> WaitAsync(CancellationToken cancel) => _waiting.Reader.WaitToReadAsync(cancel);
}
