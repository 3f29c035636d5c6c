using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Distance;

namespace LiveView.Silo.Borders;

/// <summary>Leaves out points that a hand-over does not need; borders that two regions share stay shared.</summary>
internal static class BorderSimplifier
{
    /// <summary>A corner whose triangle is smaller than this squared is cut off (Visvalingam and Whyatt), metres.</summary>
    public const double Tolerance = 25;

    /// <summary>The same regions with fewer points.</summary>
    /// <returns>The regions, and how far an official border moved at most, in metres.</returns>
    public static (BorderMosaic Mosaic, double Moved) Simplify(BorderMosaic mosaic)
    {
        var after = CoverageSimplifier.Simplify([.. mosaic.Pieces.Select(each => each.Shape)], Tolerance);
        var moved = mosaic.Pieces.Zip(after).Where(pair => !pair.First.IsApproximate).Max(pair => Moved(pair.First.Shape, pair.Second));
        return (mosaic with { Pieces = [.. mosaic.Pieces.Zip(after, (piece, shape) => piece with { Shape = shape })] }, moved);
    }

    private static double Moved(Geometry before, Geometry after)
    {
        var border = new IndexedFacetDistance(after.Boundary);
        return before.Coordinates.Max(point => border.Distance(before.Factory.CreatePoint(point)));
    }
}
