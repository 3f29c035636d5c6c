namespace LiveView.Media.Feeds;

/// <summary>
/// What waits for one viewer, within bounds: the last init segment, frames of which it holds a reference, and gaps. It loses whole groups
/// of pictures, never single frames, and goes on at a key frame. Not for use by two threads at once.
/// </summary>
internal sealed class ViewerQueue(FeedLimits limits)
{
    // Nearly always one waits, for the length of a call: it needs no memory elsewhere.
    private readonly Queue<FeedItem> _later = new();
    private FeedItem _first;
    private int _count;
    private int _pictures;
    private int _live;
    private long _bytes;
    private long _liveBytes;
    private bool _waitsForKey = true;
    private long _droppedInGap;

    public int Count => _count;

    /// <summary>Whether a frame waits, the first of which needs no other.</summary>
    public bool HasPicture => _pictures > 0;

    /// <summary>Frames lost since the start.</summary>
    public long Dropped { get; private set; }

    /// <summary>The first burst, with which every viewer starts; before it, of a recording, what was held.</summary>
    public void Start(FeedInit? init, IEnumerable<Fragment> burst)
    {
        if (init is not null)
        {
            Enqueue(new FeedItem(null, false, init.Announcement));
        }

        foreach (var fragment in burst)
        {
            Put(fragment, catchUp: true);
            _waitsForKey = false;
        }
    }

    public void Add(FeedInit init)
    {
        // What still waits belongs to a decoder that ends now.
        DropAll();
        Enqueue(new FeedItem(null, false, init.Announcement));
    }

    public void Add(Fragment fragment)
    {
        if (IsFull(fragment))
        {
            KeepOnlyInit();
        }

        if (_waitsForKey && !fragment.IsKeyFrame)
        {
            if (_droppedInGap > 0)
            {
                Lose(1);
            }

            return;
        }

        if (_droppedInGap > 0)
        {
            Enqueue(new FeedItem(null, false, new FeedMessage.Gap(_droppedInGap)));
            _droppedInGap = 0;
        }

        _waitsForKey = false;
        Put(fragment, fragment.IsLate);
    }

    /// <summary>Reads from end to end of what it is; see <see cref="IFeedListener.Approach" />.</summary>
    public int Approach() => _count + _later.Count + (_waitsForKey ? 1 : 0) + (int)_droppedInGap;

    public bool TryTake(out FeedItem item)
    {
        if (!TryDequeue(out item))
        {
            return false;
        }

        if (item.Picture is { } fragment)
        {
            _pictures--;
            _bytes -= fragment.Length;
            _live -= item.CatchUp ? 0 : 1;
            _liveBytes -= item.CatchUp ? 0 : fragment.Length;
        }

        return true;
    }

    /// <summary>Drops everything, init included, as for a viewer that is gone.</summary>
    public void Clear()
    {
        DropAll();
        _droppedInGap = 0;
    }

    /// <summary>The first burst is shared with the feed until its next key frame: only then it is this viewer's alone.</summary>
    private bool IsFull(Fragment next) =>
        _live >= limits.ViewerQueue
        || (_live > 0 && _liveBytes + next.Length > limits.ViewerBytes)
        || (next.IsKeyFrame && _bytes > limits.ViewerBytes);

    private void Put(Fragment fragment, bool catchUp)
    {
        fragment.Hold();
        Enqueue(new FeedItem(fragment, catchUp, null));
        _pictures++;
        _bytes += fragment.Length;
        _live += catchUp ? 0 : 1;
        _liveBytes += catchUp ? 0 : fragment.Length;
    }

    private void KeepOnlyInit()
    {
        var init = Items().LastOrDefault(item => item.Other is FeedMessage.Init);
        DropAll();
        if (init.Other is not null)
        {
            Enqueue(init);
        }
    }

    private void DropAll()
    {
        foreach (var item in Items())
        {
            item.Picture?.Release();
            // A gap that was not read yet becomes part of the next one.
            _droppedInGap += item.Other is FeedMessage.Gap gap ? gap.Dropped : 0;
        }

        _later.Clear();
        (_first, _count) = (default, 0);
        Lose(_pictures);
        (_pictures, _live, _bytes, _liveBytes) = (0, 0, 0, 0);
        _waitsForKey = true;
    }

    private IEnumerable<FeedItem> Items() => _count > 0 ? _later.Prepend(_first) : [];

    private void Enqueue(FeedItem item)
    {
        if (_count++ > 0)
        {
            _later.Enqueue(item);
        }
        else
        {
            _first = item;
        }
    }

    private bool TryDequeue(out FeedItem item)
    {
        item = _first;
        if (_count == 0)
        {
            return false;
        }

        _first = --_count > 0 ? _later.Dequeue() : default;
        return true;
    }

    private void Lose(int pictures)
    {
        _droppedInGap += pictures;
        Dropped += pictures;
    }
}
