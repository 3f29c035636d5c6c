namespace LiveView.Simulation.Tracking;

/// <summary>What a console shows after the frames that it has.</summary>
public sealed class OverviewState
{
    private readonly Dictionary<long, Shown> _shown = [];
    private readonly Dictionary<(long Column, long Row), long> _tiles = [];

    /// <summary>The objects that are told one by one.</summary>
    public IReadOnlyDictionary<string, Shown> Objects => _shown.Values.ToDictionary(each => each.Id);

    /// <summary>How many objects there are in each tile.</summary>
    public IReadOnlyDictionary<(long Column, long Row), long> Tiles => _tiles;

    public void Draw(OverviewFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Forgets)
        {
            _shown.Clear();
            _tiles.Clear();
        }

        foreach (var (index, id) in frame.Named)
            _shown.Add(index, new Shown(id, 0, 0, 0, 0, 0, 0));
        for (var i = 0; i < frame.Moved.Length; i += 7)
        {
            var known = _shown[frame.Moved[i]];
            _shown[frame.Moved[i]] = new Shown(
                known.Id, frame.Moved[i + 1], known.Latitude + (frame.Moved[i + 2] / 1e6), known.Longitude + (frame.Moved[i + 3] / 1e6), frame.Moved[i + 4],
                frame.Moved[i + 5], frame.Moved[i + 6]);
        }

        foreach (var index in frame.Gone)
            _shown.Remove(index);
        for (var i = 0; i < frame.Tiles.Length; i += 3)
        {
            if (frame.Tiles[i + 2] == 0)
                _tiles.Remove((frame.Tiles[i], frame.Tiles[i + 1]));
            else
                _tiles[(frame.Tiles[i], frame.Tiles[i + 1])] = frame.Tiles[i + 2];
        }
    }

    /// <param name="Id">Its name.</param>
    /// <param name="Kind">0 measured, 1 estimated, 2 reachable.</param>
    /// <param name="Latitude">Degrees north.</param>
    /// <param name="Longitude">Degrees east.</param>
    /// <param name="Age">Since it was measured, seconds.</param>
    /// <param name="Radius">Within which it is with 95 %, metres.</param>
    /// <param name="Heading">Degrees from true north; -1 when unknown.</param>
    public sealed record Shown(string Id, long Kind, double Latitude, double Longitude, long Age, long Radius, long Heading);
}
