using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LiveView.Domain.Identifiers;

namespace LiveView.Media.Feeds;

/// <summary>
/// One viewer's place in a feed: a short bounded queue of references. A viewer that falls behind loses whole groups of pictures and
/// resumes at a key frame; the others never notice. Read by one reader at a time.
/// </summary>
public sealed class FeedSubscription : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<FeedMessage> _queue = new();
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly Feed _feed;
    private readonly FeedLimits _limits;
    private readonly TimeProvider _time;
    private PictureState? _unreadState;
    private FeedMessage.Ended? _ended;
    private int _live;
    private int _pictures;
    private bool _waitsForKey = true;
    private bool _drained;
    private long _droppedInGap;
    private long _dropped;
    private long _progressAt;

    internal FeedSubscription(Feed feed, FeedLimits limits, TimeProvider time, PictureState state, FeedInit? init, IReadOnlyList<Fragment> group)
    {
        _feed = feed;
        _limits = limits;
        _time = time;
        _progressAt = time.GetTimestamp();
        _unreadState = state;
        if (init is not null)
        {
            _queue.Enqueue(init.Announcement);
        }

        foreach (var fragment in group)
        {
            _queue.Enqueue(fragment.Late);
            _waitsForKey = false;
        }

        _pictures = group.Count;
        _drained = _queue.Count == 0;
        Wake();
    }

    /// <summary>The camera that is watched.</summary>
    public CameraId Camera => _feed.Camera;

    /// <summary>Frames that this viewer lost by being too slow, since it came.</summary>
    public long Dropped
    {
        get
        {
            lock (_gate)
            {
                return _dropped;
            }
        }
    }

    /// <summary>Takes the next message if one is there.</summary>
    public bool TryRead([NotNullWhen(true)] out FeedMessage? message)
    {
        lock (_gate)
        {
            message = Next();
            if (message is null)
            {
                return false;
            }

            _progressAt = _time.GetTimestamp();
            return true;
        }
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

    /// <summary>All messages, the last of which is <see cref="FeedMessage.Ended" />.</summary>
    public async IAsyncEnumerable<FeedMessage> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var message = await ReadAsync(cancellation).ConfigureAwait(false);
            yield return message;
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
    }

    internal void Offer(FeedInit init, long now)
    {
        lock (_gate)
        {
            if (_ended is not null)
            {
                return;
            }

            // What still waits belongs to a decoder that ends now.
            DropPictures();
            _queue.Clear();
            _waitsForKey = true;
            Enqueue(init.Announcement, now);
        }

        Wake();
    }

    /// <summary>Puts a frame in the queue, or drops it; never waits.</summary>
    /// <returns>False when the viewer has been too slow for too long, and ended.</returns>
    internal bool Offer(Fragment fragment, long now)
    {
        lock (_gate)
        {
            if (_ended is not null)
            {
                return true;
            }

            if (!_drained && _time.GetElapsedTime(_progressAt, now) > _limits.ViewerPatience)
            {
                return false;
            }

            if (_live >= _limits.ViewerQueue)
            {
                KeepOnlyInit();
            }

            if (_waitsForKey && !fragment.IsKeyFrame)
            {
                if (_droppedInGap > 0)
                {
                    Lose(1);
                }

                return true;
            }

            if (_droppedInGap > 0)
            {
                Enqueue(new FeedMessage.Gap(_droppedInGap), now);
                _droppedInGap = 0;
            }

            _waitsForKey = false;
            _live++;
            _pictures++;
            Enqueue(fragment.Live, now);
        }

        Wake();
        return true;
    }

    internal void Offer(PictureState state)
    {
        lock (_gate)
        {
            _unreadState = state;
        }

        Wake();
    }

    internal void End(EndReason reason)
    {
        lock (_gate)
        {
            _ended ??= new FeedMessage.Ended(reason);
            _queue.Clear();
            _unreadState = null;
        }

        Wake();
    }

    private FeedMessage? Next()
    {
        if (_ended is not null)
        {
            return _ended;
        }

        // A frozen picture must not look live for as long as the queue is long: the state goes first.
        if (_unreadState is { } state)
        {
            _unreadState = null;
            return new FeedMessage.StateChanged(state);
        }

        if (!_queue.TryDequeue(out var message))
        {
            return null;
        }

        if (message is FeedMessage.Picture picture)
        {
            _pictures--;
            _live -= picture.CatchUp ? 0 : 1;
        }

        _drained = _queue.Count == 0;

        return message;
    }

    private void Enqueue(FeedMessage message, long now)
    {
        // An overflow empties the queue too, but that is no progress of the reader.
        if (_drained)
        {
            _progressAt = now;
            _drained = false;
        }

        _queue.Enqueue(message);
    }

    private void KeepOnlyInit()
    {
        var init = _queue.OfType<FeedMessage.Init>().LastOrDefault();
        DropPictures();
        _queue.Clear();
        _waitsForKey = true;
        if (init is not null)
        {
            _queue.Enqueue(init);
        }
    }

    private void DropPictures()
    {
        // A gap that was not read yet becomes part of the next one.
        foreach (var gap in _queue.OfType<FeedMessage.Gap>())
        {
            _droppedInGap += gap.Dropped;
        }

        Lose(_pictures);
        _pictures = 0;
        _live = 0;
    }

    private void Lose(int pictures)
    {
        _droppedInGap += pictures;
        _dropped += pictures;
    }

    private void Wake() => _signal.Writer.TryWrite(true);
}
