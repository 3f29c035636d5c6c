using LiveView.Domain.Connections;

namespace LiveView.Domain.Jurisdiction.Regions;

/// <summary>Which control room answers where: an index in memory, made once, asked by every node for itself.</summary>
/// <remarks>
/// A grid of 2 km: a cell knows the region of its middle and the pieces of border in it, so that most places are answered by one look,
/// and one near a border by following the line to the middle of its cell. The plane is flat around the middle of the map: within 1 % on
/// 500 km. Measured on one core: 20 million places a second, 600,000 with the distance to the border.
/// </remarks>
public sealed class RegionMap
{
    /// <summary>Nearer to an approximate border than this, in metres, both regions are shown.</summary>
    public const double Margin = 3_000;

    private const double Cell = 2_000;
    private const int FarthestRing = 25;

    private readonly Region[] _regions;
    private readonly double _squeeze;
    private readonly double _west;
    private readonly double _south;
    private readonly int _columns;
    private readonly int _rows;
    private readonly Border[][] _borders;
    private readonly short[] _middles;
    private readonly bool[] _approximate;

    /// <summary>Makes a map of these regions.</summary>
    public RegionMap(IReadOnlyList<RegionShape> shapes)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        _regions = [.. shapes.Select(shape => shape.Region)];
        _approximate = [.. shapes.Select(shape => shape.IsApproximate)];
        var points = shapes.SelectMany(shape => shape.Rings).SelectMany(ring => ring).ToArray();
        if (points.Length == 0)
        {
            throw new ArgumentException("A map has one region at least.", nameof(shapes));
        }

        var (south, north) = (points.Min(point => point.Latitude), points.Max(point => point.Latitude));
        _squeeze = Tracking.Ground.MetresPerDegree * Math.Cos((south + north) * (Math.PI / 360));
        _west = (points.Min(point => point.Longitude) * _squeeze) - Cell;
        _south = (south * Tracking.Ground.MetresPerDegree) - Cell;
        _columns = (int)(((points.Max(point => point.Longitude) * _squeeze) + Cell - _west) / Cell) + 1;
        _rows = (int)(((north * Tracking.Ground.MetresPerDegree) + Cell - _south) / Cell) + 1;
        var borders = BorderPieces.Of(shapes, _squeeze);
        _borders = Spread(borders);
        _middles = Middles(borders);
    }

    /// <summary>All its regions.</summary>
    public IReadOnlyList<Region> Regions => _regions;

    /// <summary>Who answers for a place.</summary>
    public RegionAnswer Find(GeoPosition position)
    {
        ArgumentNullException.ThrowIfNull(position);
        var (x, y) = Plane(position);
        var at = At(x, y);
        var inside = at < 0 ? null : _regions[at];
        var (distance, other) = Nearest(x, y, at);
        var beyond = other < 0 ? null : _regions[other];
        // The official region of a neighbour ends where it says, whatever is beside it.
        var isVague = beyond is not null && distance < Margin && (at < 0 || _approximate[at]) && _approximate[other];
        IReadOnlyList<Region> rooms = (inside, isVague) switch
        {
            (not null, true) => [inside, beyond!],
            (not null, false) => [inside],
            (null, true) => [beyond!],
            (null, false) => [],
        };
        return new RegionAnswer(
            inside, rooms, beyond is null ? null : distance, beyond, at >= 0 ? _approximate[at] : Array.TrueForAll(_approximate, each => each));
    }

    /// <summary>The region a place lies in; null outside all.</summary>
    public Region? In(GeoPosition position)
    {
        ArgumentNullException.ThrowIfNull(position);
        var (x, y) = Plane(position);
        return At(x, y) is >= 0 and var at ? _regions[at] : null;
    }

    /// <summary>The region of a control room by its name in the jurisdiction table; null when the map has none of that name.</summary>
    public Region? Of(string? room) => Array.Find(_regions, region => region.Room == room);

    internal int IndexOf(string room) => Array.FindIndex(_regions, region => region.Room == room);

    internal (double X, double Y) Plane(GeoPosition position) =>
        (position.Longitude * _squeeze, position.Latitude * Tracking.Ground.MetresPerDegree);

    /// <summary>The region at a point of the plane, -1 for none.</summary>
    internal int At(double x, double y)
    {
        var (column, row) = ((int)Math.Floor((x - _west) / Cell), (int)Math.Floor((y - _south) / Cell));
        if (column < 0 || row < 0 || column >= _columns || row >= _rows)
        {
            return -1;
        }

        var cell = (row * _columns) + column;
        var (found, last) = ((int)_middles[cell], -1.0);
        var (middleX, middleY) = Middle(column, row);
        foreach (ref readonly var border in _borders[cell].AsSpan())
        {
            if (border.Crossing(middleX, middleY, x, y) is { } along && along > last)
            {
                (found, last) = (border.SideOf(x, y), along);
            }
        }

        return found;
    }

    /// <summary>Metres to the nearest border between a region and another, and which other.</summary>
    internal (double Metres, int Other) Nearest(double x, double y, int region)
    {
        var (column, row) = ((int)Math.Floor((x - _west) / Cell), (int)Math.Floor((y - _south) / Cell));
        var (nearest, other) = (double.PositiveInfinity, -1);
        for (var ring = 0; ring <= FarthestRing && nearest > (ring - 1) * Cell * Math.Max(0, ring - 1) * Cell; ring++)
        {
            for (var up = Math.Max(0, row - ring); up <= Math.Min(_rows - 1, row + ring); up++)
            {
                var step = Math.Abs(up - row) == ring || ring == 0 ? 1 : 2 * ring;
                for (var right = column - ring; right <= column + ring; right += step)
                {
                    if (right < 0 || right >= _columns)
                    {
                        continue;
                    }

                    foreach (ref readonly var border in _borders[(up * _columns) + right].AsSpan())
                    {
                        var beyond = border.Left == region ? border.Right : border.Right == region ? border.Left : -1;
                        if (beyond >= 0 && border.SquaredDistance(x, y) is var squared && squared < nearest)
                        {
                            (nearest, other) = (squared, beyond);
                        }
                    }
                }
            }
        }

        return (Math.Sqrt(nearest), other);
    }

    private (double X, double Y) Middle(int column, int row) => (_west + ((column + 0.5) * Cell), _south + ((row + 0.5) * Cell));

    /// <summary>The pieces that touch each cell, and a little more: whatever lies in the box around a piece.</summary>
    private Border[][] Spread(IReadOnlyList<Border> borders)
    {
        var cells = new List<Border>?[_columns * _rows];
        foreach (var border in borders)
        {
            for (var row = Row(Math.Min(border.Y, border.ToY)); row <= Row(Math.Max(border.Y, border.ToY)); row++)
            {
                for (var column = Column(Math.Min(border.X, border.ToX)); column <= Column(Math.Max(border.X, border.ToX)); column++)
                {
                    var (x, y) = Middle(column, row);
                    if (border.SquaredDistance(x, y) <= Cell * Cell / 2)
                    {
                        (cells[(row * _columns) + column] ??= []).Add(border);
                    }
                }
            }
        }

        return [.. cells.Select(cell => cell?.ToArray() ?? [])];
    }

    private int Row(double y) => Math.Clamp((int)((y - _south) / Cell), 0, _rows - 1);

    private int Column(double x) => Math.Clamp((int)((x - _west) / Cell), 0, _columns - 1);

    /// <summary>From west to east along the middle of each row, the region changes where a border is crossed.</summary>
    private short[] Middles(IReadOnlyList<Border> borders)
    {
        var middles = new short[_columns * _rows];
        for (var row = 0; row < _rows; row++)
        {
            var (startX, y) = (_west - Cell, Middle(0, row).Y);
            var end = Middle(_columns, row).X;
            var crossings = borders.Select(border => (Border: border, Along: border.Crossing(startX, y, end, y)))
                .Where(each => each.Along is not null).OrderBy(each => each.Along).ToArray();
            var (region, passed) = (-1, 0);
            for (var column = 0; column < _columns; column++)
            {
                var (x, _) = Middle(column, row);
                for (; passed < crossings.Length && startX + (crossings[passed].Along!.Value * (end - startX)) <= x; passed++)
                {
                    var border = crossings[passed].Border;
                    region = border.ToY < border.Y ? border.Left : border.Right;
                }

                middles[(row * _columns) + column] = (short)region;
            }
        }

        return middles;
    }
}
