using LiveView.Domain.Identifiers;

namespace LiveView.Media.Feeds;

/// <summary>
/// What was from before an alarm, held for one incident until it is released or its time is over. Holds a reference to every fragment in it,
/// and what they are decoded with: a camera that is torn off the wall after the alarm takes nothing of it away.
/// </summary>
internal sealed class HeldPictures
{
    private readonly List<Fragment> _fragments;

    public HeldPictures(IncidentId incident, FeedInit init, IEnumerable<Fragment> fragments, DateTimeOffset until)
    {
        (Incident, Init, Until) = (incident, init, until);
        _fragments = [.. fragments];
        foreach (var fragment in _fragments)
        {
            fragment.Hold();
        }
    }

    public IncidentId Incident { get; }

    public FeedInit Init { get; }

    /// <summary>From this moment on it is forgotten, UTC.</summary>
    public DateTimeOffset Until { get; }

    public IReadOnlyList<Fragment> Fragments => _fragments;

    public void Release()
    {
        foreach (var fragment in _fragments)
        {
            fragment.Release();
        }

        _fragments.Clear();
    }
}
