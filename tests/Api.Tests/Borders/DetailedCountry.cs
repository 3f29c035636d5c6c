using System.Text;
using System.Text.Json;
using LiveView.Domain.Jurisdiction.Regions;

namespace LiveView.Api.Tests.Borders;

/// <summary>
/// The ten control rooms with borders as winding as real ones: each straight piece of the approximate borders is broken in the middle, again
/// and again, a little aside, and on both sides alike.
/// </summary>
internal static class DetailedCountry
{
    /// <summary>It bends aside by this part of its length at most.</summary>
    private const double Aside = 0.04;

    /// <summary>A piece as long as this is at sea, and straight: there borders meet at corners so sharp that bent ones would cross.</summary>
    private const double AtSea = 0.12;

    /// <summary>The country in GeoJSON.</summary>
    /// <param name="longest">No piece of a border is longer, in degrees: 0.0005 is about 40 m.</param>
    public static byte[] Write(double longest)
    {
        var shapes = Shipped().Where(each => !each.Region.IsAbroad);
        return Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            type = "FeatureCollection",
            features = shapes.Select((each, index) => new
            {
                type = "Feature",
                properties = new
                {
                    statcode = $"MK{index:00}",
                    statnaam = each.Region.Room,
                    meldkamer = each.Region.Room,
                    room = each.Region.Room,
                    country = each.Region.Country,
                    approximate = false,
                },
                geometry = new { type = "MultiPolygon", coordinates = each.Rings.Select(ring => new[] { Winding(ring, longest).Select(point => new[] { point.Longitude, point.Latitude }) }) },
            }),
        }));
    }

    /// <summary>The regions that come with the product.</summary>
    public static IReadOnlyList<RegionShape> Shipped()
    {
        using var stream = typeof(RegionMap).Assembly.GetManifestResourceStream(RegionFile.Shipped)!;
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        return RegionFile.Read(text);
    }

    private static IEnumerable<(double Longitude, double Latitude)> Winding(IReadOnlyList<(double Longitude, double Latitude)> ring, double longest) =>
        ring.Zip(ring.Skip(1)).SelectMany(piece => Broken(piece.First, piece.Second, longest).SkipLast(1)).Append(ring[0]);

    private static List<(double Longitude, double Latitude)> Broken((double Longitude, double Latitude) from, (double Longitude, double Latitude) to, double longest)
    {
        var isTurned = from.CompareTo(to) > 0;
        List<(double, double)> points = isTurned ? [to, from] : [from, to];
        Break(points, 0, longest);
        if (isTurned)
        {
            points.Reverse();
        }

        return points;
    }

    private static void Break(List<(double X, double Y)> points, int at, double longest)
    {
        var (a, b) = (points[at], points[at + 1]);
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        if (length < longest || length > AtSea)
        {
            return;
        }

        // The sine of a large number is as good as chance, and the same every time.
        var aside = Aside * Math.Sin((a.X * 1e6) + (b.Y * 1e5));
        points.Insert(at + 1, (((a.X + b.X) / 2) - (dy * aside), ((a.Y + b.Y) / 2) + (dx * aside)));
        Break(points, at + 1, longest);
        Break(points, at, longest);
    }
}
