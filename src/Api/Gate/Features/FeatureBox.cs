using System.Globalization;
using LiveView.Domain.Connections;

namespace LiveView.Api.Gate.Features;

/// <summary>A box of places (<c>bbox</c>): what lies on its edge is in it.</summary>
/// <param name="System">How it is written.</param>
/// <param name="West">Least x.</param>
/// <param name="South">Least y.</param>
/// <param name="East">Greatest x; less than the least where the box goes over the antimeridian.</param>
/// <param name="North">Greatest y.</param>
internal sealed record FeatureBox(ReferenceSystem System, double West, double South, double East, double North)
{
    /// <summary>Reads one; null when it is none. Heights are read and left alone: a position may have none.</summary>
    public static FeatureBox? Read(string text, ReferenceSystem system)
    {
        var numbers = text.Split(',').Select(each =>
            double.TryParse(each, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : double.NaN).ToArray();
        return numbers.Contains(double.NaN) ? null : numbers switch
        {
            [var west, var south, var east, var north] => Of(system, west, south, east, north),
            [var west, var south, _, var east, var north, _] => Of(system, west, south, east, north),
            _ => null,
        };
    }

    /// <summary>Whether a place is in it.</summary>
    public bool Holds(GeoPosition position)
    {
        var (x, y) = System.Of(position);
        return y >= South && y <= North && (West <= East ? x >= West && x <= East : x >= West || x <= East);
    }

    private static FeatureBox? Of(ReferenceSystem system, double west, double south, double east, double north) =>
        south > north || (system == ReferenceSystem.RdNew && west > east) ? null : new FeatureBox(system, west, south, east, north);
}
