using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LiveView.Domain.Identifiers;

namespace LiveView.Media.Feeds;

/// <summary>
/// One viewer's place in a feed: a short bounded queue of references. A viewer that falls behind loses whole groups of pictures and
/// resumes at a key frame; the others never notice. Read by one reader at a time, who owns what it read: a picture is the reader's until
/// it disposes of it.
/// </summary>
public sealed class FeedSubscription : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly Feed _feed;
    private readonly FeedLimits _limits;
    private readonly TimeProvider _time;
    private readonly ViewerQueue _queue;
    private IFeedListener? _listener;
    private PictureState? _unreadState;
    private FeedMessage.Ended? _ended;
    private bool _drained;
    private long _progressAt;

    internal FeedSubscription(
        Feed feed, FeedLimits limits, TimeProvider time, PictureState state, HeldPictures? held, FeedInit? init, IEnumerable<Fragment> burst)
    {
        _feed = feed;
        _limits = limits;
        _time = time;
        _queue = new ViewerQueue(limits);
        if (held is not null)
        {
            _queue.Start(held.Init, held.Fragments);
        }

        _queue.Start(init == held?.Init ? null : init, burst);
        _progressAt = time.GetTimestamp();
        _unreadState = state;
        _drained = _queue.Count == 0;
        Tell();
    }

    /// <summary>The camera that is watched.</summary>
    public CameraId Camera => _feed.Id.Camera;

    /// <summary>Frames that this viewer lost by being too slow, since it came.</summary>
    public long Dropped
    {
        get
        {
            lock (_gate)
            {
                return _queue.Dropped;
            }
        }
    }

    /// <summary>Whether something waits that a decoder can start to show.</summary>
    public bool HasPicture
    {
        get
        {
            lock (_gate)
            {
                return _ended is null && _queue.HasPicture;
            }
        }
    }

    /// <summary>Why it ended; null while it has not.</summary>
    public EndReason? Ended
    {
        get
        {
            lock (_gate)
            {
                return _ended?.Reason;
            }
        }
    }

    /// <summary>From now on a listener is told when something waits, at once if something does; nobody waits with a task any more.</summary>
    public void Attach(IFeedListener listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        Volatile.Write(ref _listener, listener);
        Tell();
    }

    /// <summary>Takes what waits, without making a message of it; the taker owns the reference to a picture.</summary>
    public bool TryTake(out FeedItem item)
    {
        lock (_gate)
        {
            if (!Next(out item))
            {
                return false;
            }

            _progressAt = _time.GetTimestamp();
            return true;
        }
    }

    /// <summary>Takes the next message if one is there.</summary>
    public bool TryRead([NotNullWhen(true)] out FeedMessage? message)
    {
        message = TryTake(out var item) ? item.Other ?? new FeedMessage.Picture(item.Picture!, item.CatchUp) : null;
        return message is not null;
    }

    /// <summary>Waits for the next message. After <see cref="FeedMessage.Ended" /> it answers the same again.</summary>
    public async ValueTask<FeedMessage> ReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (TryRead(out var message))
            {
                return message;
            }

            await _signal.Reader.ReadAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// All messages, the last of which is <see cref="FeedMessage.Ended" />. A picture is disposed of when the next message is asked for:
    /// whoever keeps its fragment longer holds it.
    /// </summary>
    public async IAsyncEnumerable<FeedMessage> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var message = await ReadAsync(cancellation).ConfigureAwait(false);
            using (message as IDisposable)
            {
                yield return message;
            }

            if (message is FeedMessage.Ended)
            {
                yield break;
            }
        }
    }

    /// <summary>The viewer leaves. What waited for it is dropped.</summary>
    public void Dispose()
    {
        _feed.Leave(this);
        End(EndReason.ViewerLeft);
        Tell();
    }

    /// <summary>Tells the reader that something waits; of everything that is offered, the feed tells when it has let go of its lock.</summary>
    internal void Tell()
    {
        if (Volatile.Read(ref _listener) is { } listener)
        {
            listener.OnReadable();
        }
        else
        {
            _signal.Writer.TryWrite(true);
        }
    }

    /// <summary>Reads what an offer will read; see <see cref="IFeedListener.Approach" />.</summary>
    internal int Approach() => _queue.Approach() + (_gate.IsHeldByCurrentThread ? 1 : 0) + (Volatile.Read(ref _listener)?.Approach() ?? 0);

    internal void Offer(FeedInit init, long now)
    {
        lock (_gate)
        {
            if (_ended is null)
            {
                Waits(now);
                _queue.Add(init);
            }
        }
    }

    /// <summary>Puts a frame in the queue, or drops it, or ends what has been too slow for too long; never waits.</summary>
    internal void Offer(Fragment fragment, long now)
    {
        lock (_gate)
        {
            if (_ended is not null)
            {
                return;
            }

            if (_drained || _time.GetElapsedTime(_progressAt, now) <= _limits.ViewerPatience)
            {
                var before = _queue.Count;
                _queue.Add(fragment);
                if (_queue.Count > before)
                {
                    Waits(now);
                }

                return;
            }
        }

        End(EndReason.TooSlow);
        _feed.Leave(this);
    }

    internal void Offer(PictureState state)
    {
        lock (_gate)
        {
            _unreadState = state;
        }
    }

    internal void End(EndReason reason)
    {
        lock (_gate)
        {
            _ended ??= new FeedMessage.Ended(reason);
            _queue.Clear();
            _unreadState = null;
        }
    }

    private bool Next(out FeedItem item)
    {
        if (_ended is not null)
        {
            item = new FeedItem(null, false, _ended);
            return true;
        }

        // A frozen picture must not look live for as long as the queue is long: the state goes first.
        if (_unreadState is { } state)
        {
            _unreadState = null;
            item = new FeedItem(null, false, new FeedMessage.StateChanged(state));
            return true;
        }

        if (!_queue.TryTake(out item))
        {
            return false;
        }

        _drained = _queue.Count == 0;
        return true;
    }

    // An overflow empties the queue too, but that is no progress of the reader.
    private void Waits(long now)
    {
        if (_drained)
        {
            _progressAt = now;
            _drained = false;
        }
    }
}
