namespace LiveView.Media.Feeds;

/// <summary>
/// The last key frame and all frames since, within bounds: what a new viewer gets at once; empty when it grew out of them. Before it,
/// where policy allows, whole groups of pictures from the last seconds. Holds a reference to every fragment in it.
/// </summary>
internal sealed class PictureRing(FeedLimits limits)
{
    private readonly Queue<Group> _earlier = new();
    private Group _group = new();
    private long _earlierBytes;
    private bool _outgrown;

    /// <summary>How far back whole groups are kept; what is older than a new value goes with the next key frame.</summary>
    public TimeSpan PreAlarm { get; set; } = limits.PreAlarm;

    /// <summary>Whether the last group grew out of its bounds: stays true until a whole group fitted again.</summary>
    public bool OutOfBounds { get; private set; }

    public void Add(Fragment fragment)
    {
        if (fragment.IsKeyFrame)
        {
            OutOfBounds = _outgrown;
            _outgrown = false;
            Begin(fragment.ArrivedAt);
        }
        else if (_group.Fragments.Count == 0)
        {
            return;
        }

        fragment.Hold();
        _group.Fragments.Add(fragment);
        _group.Bytes += fragment.Length;
        if (_group.Bytes > limits.GroupBytes || fragment.ArrivedAt - _group.Since > limits.GroupLength)
        {
            Clear();
            _outgrown = true;
            OutOfBounds = true;
        }
    }

    /// <summary>The fragments with which a decoder can start to show everything since a moment; a little more, never less if it is there.</summary>
    public IEnumerable<Fragment> Since(DateTimeOffset moment)
    {
        if (_group.Fragments.Count == 0)
        {
            return [];
        }

        var groups = _earlier.Append(_group).ToList();
        var first = Math.Max(0, groups.FindLastIndex(group => group.Since <= moment));
        return groups.Skip(first).SelectMany(group => group.Fragments);
    }

    /// <summary>Only what a new viewer needs to see what is live.</summary>
    public IReadOnlyList<Fragment> Current => _group.Fragments;

    public void Clear()
    {
        while (_earlier.TryDequeue(out var group))
        {
            group.Release();
        }

        _earlierBytes = 0;
        _group.Release();
        _group = new Group();
        _outgrown = false;
    }

    private void Begin(DateTimeOffset now)
    {
        if (_group.Fragments.Count > 0)
        {
            _earlier.Enqueue(_group);
            _earlierBytes += _group.Bytes;
            _group = new Group();
        }

        // A group is still needed while what follows it began after the moment back to which the policy goes.
        while (_earlier.Count > 0 && (NextAfterFirst(now) <= now - PreAlarm || _earlierBytes > limits.PreAlarmBytes))
        {
            var oldest = _earlier.Dequeue();
            _earlierBytes -= oldest.Bytes;
            oldest.Release();
        }
    }

    private DateTimeOffset NextAfterFirst(DateTimeOffset now) => _earlier.Count > 1 ? _earlier.ElementAt(1).Since : now;

    private sealed class Group
    {
        public List<Fragment> Fragments { get; } = [];

        public long Bytes { get; set; }

        public DateTimeOffset Since => Fragments[0].ArrivedAt;

        public void Release()
        {
            foreach (var fragment in Fragments)
            {
                fragment.Release();
            }

            Fragments.Clear();
            Bytes = 0;
        }
    }
}
