using System.Buffers;
using LiveView.Domain.Identifiers;
using LiveView.Protocols.MessagePack;

namespace LiveView.Api.Gate.Overview;

/// <summary>
/// What one console has of its view, and what it has to be told so that it has the newest: bounded by what is in view, however many objects
/// there are and however long it was not told. Not thread-safe.
/// </summary>
internal sealed class OverviewPicture
{
    /// <summary>Greatest number of objects that are told one by one; of more, how many there are in each tile.</summary>
    public const int MostObjects = 2_000;

    /// <summary>Of a degree: a ninth of a metre.</summary>
    private const double Unit = 1e6;

    private readonly Dictionary<TrackedObjectId, Told> _told = [];
    private readonly List<Place> _inView = new(MostObjects);
    private readonly List<Told> _named = [];
    private readonly List<(Told Told, Place Place)> _moved = [];
    private readonly List<int> _gone = [];
    private readonly ArrayBufferWriter<byte> _frame = new(4_096);
    private MapView? _view;
    private TileGrid? _grid;
    private int[] _tiles = [];
    private int[] _counts = [];
    private long _number;
    private int _names;
    private int _turn;

    /// <summary>Number of the last frame.</summary>
    public long Number => _number;

    /// <summary>The next frame; good until the next is asked for.</summary>
    /// <param name="places">Where all is that may be seen, and nothing else.</param>
    /// <param name="view">What is in view.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="behind">How long the console has been without the newest for its own slowness.</param>
    /// <param name="told">Hears of each position that goes out.</param>
    public ReadOnlyMemory<byte> Next(IReadOnlyList<Place> places, MapView view, DateTimeOffset now, TimeSpan behind, Action<Place> told)
    {
        var isNew = view != _view;
        if (isNew)
        {
            (_view, _grid) = (view, new TileGrid(view));
            _counts = new int[_grid.Count];
        }

        var count = Look(places, view);
        var byTile = count > MostObjects;
        var forgets = isNew || byTile != _tiles.Length > 0;
        if (forgets)
        {
            Forget(byTile ? _grid!.Count : 0);
        }

        if (!byTile)
        {
            Compare(told);
        }

        return Write(now, behind, forgets, count, byTile);
    }

    /// <summary>Counts what is in view, and takes the first of it to be told one by one.</summary>
    private int Look(IReadOnlyList<Place> places, MapView view)
    {
        _inView.Clear();
        Array.Clear(_counts);
        var count = 0;
        for (var i = 0; i < places.Count; i++)
        {
            var place = places[i];
            if (!view.Holds(place))
            {
                continue;
            }

            count++;
            _counts[_grid!.IndexOf(place)]++;
            if (count <= MostObjects)
            {
                _inView.Add(place);
            }
        }

        return count;
    }

    private void Forget(int tiles)
    {
        _told.Clear();
        _names = 0;
        _tiles = new int[tiles];
    }

    private void Compare(Action<Place> told)
    {
        _turn++;
        _named.Clear();
        _moved.Clear();
        _gone.Clear();
        foreach (var place in _inView)
        {
            if (!_told.TryGetValue(place.Object, out var known))
            {
                known = _told[place.Object] = new Told(place.Object.Value, _names++);
                _named.Add(known);
            }

            known.Turn = _turn;
            if (known.Place is not { } before || !place.IsToldBy(before))
            {
                _moved.Add((known, place));
                told(place);
            }
        }

        foreach (var (id, known) in _told)
        {
            if (known.Turn != _turn)
            {
                _gone.Add(known.Index);
                _told.Remove(id);
            }
        }
    }

    /// <summary>As <c>docs/positions.md</c> says.</summary>
    private ReadOnlyMemory<byte> Write(DateTimeOffset now, TimeSpan behind, bool forgets, int count, bool byTile)
    {
        _frame.ResetWrittenCount();
        var pack = new PackWriter(_frame);
        pack.List(10);
        pack.Number(++_number);
        pack.Number(now.ToUnixTimeMilliseconds());
        pack.Number((long)behind.TotalMilliseconds);
        pack.Truth(forgets);
        pack.Number(count);
        WriteObjects(pack, byTile);
        pack.Number(_grid!.Level);
        WriteTiles(pack, byTile);
        return _frame.WrittenMemory;
    }

    private void WriteObjects(PackWriter pack, bool byTile)
    {
        if (byTile)
        {
            pack.List(0);
            pack.List(0);
            pack.List(0);
            return;
        }

        pack.List(_named.Count * 2);
        foreach (var known in _named)
        {
            pack.Number(known.Index);
            pack.Text(known.Id);
        }

        pack.List(_moved.Count * 7);
        foreach (var (known, place) in _moved)
        {
            var (latitude, longitude) = ((long)Math.Round(place.Latitude * Unit), (long)Math.Round(place.Longitude * Unit));
            pack.Number(known.Index);
            pack.Number((int)place.Kind);
            pack.Number(latitude - known.Latitude);
            pack.Number(longitude - known.Longitude);
            pack.Number(place.Age);
            pack.Number(place.Radius);
            pack.Number(place.Heading);
            (known.Place, known.Latitude, known.Longitude) = (place, latitude, longitude);
        }

        pack.List(_gone.Count);
        foreach (var index in _gone)
        {
            pack.Number(index);
        }
    }

    private void WriteTiles(PackWriter pack, bool byTile)
    {
        if (!byTile)
        {
            pack.List(0);
            return;
        }

        var changed = 0;
        for (var i = 0; i < _tiles.Length; i++)
        {
            changed += _tiles[i] == _counts[i] ? 0 : 1;
        }

        pack.List(changed * 3);
        for (var i = 0; i < _tiles.Length; i++)
        {
            if (_tiles[i] != _counts[i])
            {
                var (column, row) = _grid!.Of(i);
                pack.Number(column);
                pack.Number(row);
                pack.Number(_counts[i]);
            }
        }

        (_tiles, _counts) = (_counts, _tiles);
    }

    /// <summary>One object as the console has it.</summary>
    private sealed class Told(string id, int index)
    {
        public string Id => id;

        /// <summary>By which it is called in every frame but the first.</summary>
        public int Index => index;

        public Place? Place { get; set; }

        public long Latitude { get; set; }

        public long Longitude { get; set; }

        /// <summary>The last frame in which it was in view.</summary>
        public int Turn { get; set; }
    }
}
