namespace LiveView.Api.Gate.Overview;

/// <summary>
/// The tiles of a view, in the division that web maps use (square ones in the Mercator projection, level 0 is the world): at the finest level at
/// which no side of the view takes more than <see cref="Most"/>.
/// </summary>
internal sealed class TileGrid
{
    /// <summary>Greatest number of whole tiles along one side of a view.</summary>
    public const int Most = 32;

    private const int Finest = 16;

    /// <summary>Where the projection ends: it is square from there.</summary>
    private const double MostNorth = 85.0511287798066;

    private readonly int _left;
    private readonly int _top;
    private readonly int _width;
    private readonly double _scale;

    public TileGrid(MapView view)
    {
        var (left, right, top, bottom) = (X(view.West), X(view.East), Y(view.North), Y(view.South));
        Level = Math.Clamp((int)Math.Floor(Math.Log2(Most / Math.Max(right - left, bottom - top))), 0, Finest);
        _scale = 1 << Level;
        (_left, _top) = (Column(left), Column(top));
        _width = Column(right) - _left + 1;
        Count = _width * (Column(bottom) - _top + 1);
    }

    /// <summary>The level, 0 to 16.</summary>
    public int Level { get; }

    /// <summary>How many tiles there are.</summary>
    public int Count { get; }

    /// <summary>Number of the tile, from 0, in which a place of the view lies.</summary>
    public int IndexOf(Place place) =>
        Math.Clamp(((Column(Y(place.Latitude)) - _top) * _width) + Column(X(place.Longitude)) - _left, 0, Count - 1);

    /// <summary>Column and row, from the west and from the north, of a tile by its number.</summary>
    public (int Column, int Row) Of(int index) => (_left + (index % _width), _top + (index / _width));

    private static double X(double longitude) => (longitude + 180) / 360;

    private static double Y(double latitude)
    {
        var sine = Math.Sin(Math.Clamp(latitude, -MostNorth, MostNorth) * Math.PI / 180);
        return 0.5 - (Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI));
    }

    /// <summary>The last one holds the edge of the world.</summary>
    private int Column(double part) => (int)Math.Clamp(part * _scale, 0, _scale - 1);
}
