namespace LiveView.Media.Feeds;

/// <summary>The last key frame and all frames since, within bounds: what a new viewer gets at once. Empty when it grew out of them.</summary>
internal sealed class GroupOfPictures(FeedLimits limits)
{
    private readonly List<Fragment> _fragments = [];
    private long _bytes;

    public IReadOnlyList<Fragment> Fragments => _fragments;

    /// <summary>Whether the last group grew out of its bounds: stays true until a whole group fitted again.</summary>
    public bool OutOfBounds { get; private set; }

    private bool _outgrown;

    public void Add(Fragment fragment)
    {
        if (fragment.IsKeyFrame)
        {
            OutOfBounds = _outgrown;
            Clear();
        }
        else if (_fragments.Count == 0)
        {
            return;
        }

        _fragments.Add(fragment);
        _bytes += fragment.Message.Length;
        if (_bytes > limits.GroupBytes || fragment.ArrivedAt - _fragments[0].ArrivedAt > limits.GroupLength)
        {
            Clear();
            _outgrown = true;
            OutOfBounds = true;
        }
    }

    public void Clear()
    {
        _fragments.Clear();
        _bytes = 0;
        _outgrown = false;
    }
}
