using System.Diagnostics;
using System.Globalization;
using LiveView.Api.Tests.Borders;
using LiveView.Domain.Connections;
using LiveView.Domain.Jurisdiction.Regions;

namespace LiveView.Benchmarks.Positions;

internal sealed class BordersBench : IBench
{
    private const int Places = 200_000;
    private const double FortyMetres = 0.0005;

    public string Name => "borders";

    public string Measures => "who answers where, on one core, by the approximate borders and by borders with a point every 40 m";

    public Task<BenchOutcome> RunAsync(CancellationToken cancellation)
    {
        Dictionary<string, double> figures = [];
        Measure("approximate", DetailedCountry.Shipped(), figures);
        Measure("detailed", RegionFile.Read(DetailedCountry.Write(FortyMetres)), figures);
        return Task.FromResult(new BenchOutcome(figures));
    }

    private static void Measure(string name, IReadOnlyList<RegionShape> shapes, Dictionary<string, double> figures)
    {
        var began = Stopwatch.GetTimestamp();
        var map = new RegionMap(shapes);
        var made = Stopwatch.GetElapsedTime(began);
        var points = shapes.Sum(each => each.Rings.Sum(ring => ring.Count));
        var anywhere = Anywhere();
        // Where it costs most: as near to a border as the next point of it.
        var near = shapes.SelectMany(each => each.Rings).SelectMany(ring => ring)
            .Select(point => new GeoPosition(point.Latitude + 0.001, point.Longitude + 0.001)).OrderBy(each => each.Latitude * 1e5 % 1).Take(Places).ToArray();
        var (inAnywhere, inNear) = (Rate(anywhere, place => map.In(place)), Rate(near, place => map.In(place)));
        var (findAnywhere, findNear) = (Rate(anywhere, map.Find), Rate(near, map.Find));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {name}: {points} points, map made in {made.TotalMilliseconds:0} ms; in which region {inAnywhere:0} places/s, near a border {inNear:0}; with the distance to the border {findAnywhere:0}, near one {findNear:0}"));
        (figures[$"{name}_points"], figures[$"{name}_made_ms"]) = (points, made.TotalMilliseconds);
        (figures[$"{name}_in"], figures[$"{name}_in_near"], figures[$"{name}_find"], figures[$"{name}_find_near"]) = (inAnywhere, inNear, findAnywhere, findNear);
    }

    /// <summary>Places evenly over the country, in no order: multiples of two numbers that never meet.</summary>
    private static GeoPosition[] Anywhere() =>
        [.. Enumerable.Range(0, Places).Select(each => new GeoPosition(50.8 + (each * 0.7548776662 % 1 * 2.6), 3.5 + (each * 0.5698402910 % 1 * 3.6)))];

    private static double Rate(GeoPosition[] places, Func<GeoPosition, object?> ask)
    {
        foreach (var place in places.AsSpan(0, places.Length / 10))
        {
            ask(place);
        }

        var began = Stopwatch.GetTimestamp();
        foreach (var place in places)
        {
            ask(place);
        }

        return places.Length / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
