using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Valid;
using NetTopologySuite.Precision;

namespace LiveView.Silo.Borders;

/// <summary>Whether the areas of a file are areas, and lie beside each other.</summary>
internal static class BorderCheck
{
    /// <summary>Narrower than this, metres, an overlap or a gap is one of drawing: the neighbours are fitted together.</summary>
    public const double Sliver = 25;

    /// <summary>Narrower than this, metres, it comes of the grid on which points are put, and nobody need know.</summary>
    public const double Grain = 0.3;

    /// <summary>The area with its points on the grid.</summary>
    /// <exception cref="FormatException">An outline crosses itself, or the like.</exception>
    public static BorderArea Sound(BorderArea area)
    {
        var check = new IsValidOp(area.Shape);
        if (!check.IsValid)
        {
            throw new FormatException(
                $"{area.Called}: {check.ValidationError.Message} near {BorderPlane.Words(check.ValidationError.Coordinate)} (latitude, longitude): " +
                "repair it (ogr2ogr -makevalid), or ask the publisher for a sound file.");
        }

        var reduced = GeometryPrecisionReducer.Reduce(area.Shape, BorderPlane.Grid);
        return reduced.IsEmpty
            ? throw new FormatException($"{area.Called}: it is smaller than a square metre: leave it out.")
            : area with { Shape = reduced };
    }

    /// <summary>Refuses areas of different control rooms that lie over each other by more than drawing explains.</summary>
    /// <returns>Notes on overlaps that are smaller.</returns>
    /// <exception cref="FormatException">Two overlap.</exception>
    public static IEnumerable<string> Overlaps(IReadOnlyList<BorderArea> areas)
    {
        var slivers = 0;
        for (var first = 0; first < areas.Count; first++)
        {
            for (var second = first + 1; second < areas.Count; second++)
            {
                var (a, b) = (areas[first], areas[second]);
                if (a.Region == b.Region || !a.Shape.EnvelopeInternal.Intersects(b.Shape.EnvelopeInternal))
                {
                    continue;
                }

                foreach (var overlap in Polygons(OverlayNG.Overlay(a.Shape, b.Shape, OverlayNG.INTERSECTION, BorderPlane.Grid)))
                {
                    if (Width(overlap) > Sliver)
                    {
                        throw new FormatException(
                            $"{a.Called} and {b.Called} overlap by {Hectares(overlap)} near {BorderPlane.Words(overlap.InteriorPoint.Coordinate)} (latitude, longitude), " +
                            "and answer to different control rooms: give a file in which each place is in one region.");
                    }

                    slivers += Width(overlap) > Grain ? 1 : 0;
                }
            }
        }

        return slivers == 0 ? [] : [$"overlaps narrower than {Sliver} m, which went to the region that comes first in the file: {slivers}"];
    }

    /// <summary>About how wide a long thin area is, metres.</summary>
    public static double Width(Geometry area) => 2 * area.Area / area.Length;

    /// <summary>How large an area is, in words.</summary>
    public static string Hectares(Geometry area) => FormattableString.Invariant($"{area.Area / 10_000:0.#} ha");

    /// <summary>The polygons of a geometry; lines and points in which areas merely touch left out.</summary>
    public static IEnumerable<Polygon> Polygons(Geometry geometry) => Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).OfType<Polygon>();
}
