using LiveView.Domain.Jurisdiction.Regions;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Polygonize;

namespace LiveView.Silo.Borders;

/// <summary>
/// Fits areas together into regions: all their outlines are drawn on one sheet, and each face of it goes to one region. So neighbours share
/// every point of their border, as a <see cref="RegionMap"/> needs, however they were drawn.
/// </summary>
internal static class BorderFitter
{
    /// <summary>An approximate region reaches at most so far beyond what it should, metres: over that distance it gives way or comes up.</summary>
    private const double Reach = 6_500;

    /// <summary>Fits areas together.</summary>
    /// <param name="official">Sound areas of a file, which do not overlap.</param>
    /// <param name="approximate">
    /// Those that come with the product, of control rooms that the file does not name: they give way to the official ones, and come up to
    /// their border.
    /// </param>
    public static BorderMosaic Fit(IReadOnlyList<BorderArea> official, IReadOnlyList<BorderArea> approximate)
    {
        BorderArea[] layers = [.. official, .. approximate, .. approximate.Select(each => each with { Shape = each.Shape.Buffer(Reach) })];
        var faces = Faces(layers);
        var owners = Owners(faces, layers);
        var notes = FillSlivers(faces, owners, layers, official.Count);
        var pieces = layers.Select((each, index) => (each.Region, each.IsApproximate, Index: index)).GroupBy(each => (each.Region, each.IsApproximate))
            .Select(group =>
            {
                var own = group.Select(each => each.Index).ToHashSet();
                return (group.Key, Faces: faces.Where((_, face) => own.Contains(owners[face])).ToArray());
            })
            .Where(each => each.Faces.Length > 0)
            .Select(each => new BorderMosaic.Piece(each.Key.Region, each.Key.IsApproximate, CoverageUnion.Union(BorderPlane.Shapes.CreateMultiPolygon(each.Faces))))
            .ToArray();
        return new BorderMosaic(pieces, notes);
    }

    /// <summary>The faces between all outlines.</summary>
    private static Polygon[] Faces(IReadOnlyList<BorderArea> layers)
    {
        var lines = UnaryUnionNG.Union(BorderPlane.Shapes.BuildGeometry([.. layers.Select(each => each.Shape.Boundary)]), BorderPlane.Grid);
        var sheet = new Polygonizer();
        sheet.Add(lines);
        return [.. sheet.GetPolygons().OfType<Polygon>()];
    }

    /// <summary>For each face the first layer that it lies in; -1 for none.</summary>
    private static int[] Owners(Polygon[] faces, BorderArea[] layers)
    {
        var locators = layers.Select(each => (Box: each.Shape.EnvelopeInternal, Inside: new IndexedPointInAreaLocator(each.Shape))).ToArray();
        return [.. faces.Select(face =>
        {
            var inside = face.InteriorPoint.Coordinate;
            return Array.FindIndex(locators, each => each.Box.Contains(inside) && each.Inside.Locate(inside) != Location.Exterior);
        })];
    }

    /// <summary>A narrow face that nobody has goes to the neighbour it lies along most; a wide one inside the official regions is said.</summary>
    private static List<string> FillSlivers(Polygon[] faces, int[] owners, BorderArea[] layers, int official)
    {
        var free = Enumerable.Range(0, faces.Length).Where(face => owners[face] < 0).ToArray();
        if (free.Length == 0)
        {
            return [];
        }

        Dictionary<Edge, int> sides = [];
        for (var face = 0; face < faces.Length; face++)
        {
            if (owners[face] >= 0)
            {
                foreach (var (edge, _) in Edges(faces[face]))
                {
                    // Of a free face's edges exactly one side belongs to somebody; of the others it does not matter whose is kept.
                    sides[edge] = owners[face];
                }
            }
        }

        var (notes, filled) = (new List<string>(), 0);
        foreach (var face in free)
        {
            var neighbours = Edges(faces[face]).Where(each => sides.ContainsKey(each.Edge))
                .GroupBy(each => sides[each.Edge]).OrderByDescending(each => each.Sum(edge => edge.Metres)).ToArray();
            var isOfficial = neighbours.All(each => each.Key < official);
            if (neighbours.Length == 0)
            {
                continue;
            }

            var width = BorderCheck.Width(faces[face]);
            if (width <= BorderCheck.Sliver)
            {
                owners[face] = neighbours[0].Key;
                filled += isOfficial && width > BorderCheck.Grain ? 1 : 0;
            }
            else if (isOfficial)
            {
                notes.Add(
                    $"a gap of {BorderCheck.Hectares(faces[face])} near {BorderPlane.Words(faces[face].InteriorPoint.Coordinate)} (latitude, longitude) " +
                    $"beside {string.Join(", ", neighbours.Take(3).Select(each => layers[each.Key].Called))}: nobody answers there");
            }
        }

        return filled == 0 ? notes : [$"gaps narrower than {BorderCheck.Sliver} m, which went to the region they lie along: {filled}", .. notes];
    }

    private static IEnumerable<(Edge Edge, double Metres)> Edges(Polygon face)
    {
        for (var ring = -1; ring < face.NumInteriorRings; ring++)
        {
            var points = (ring < 0 ? face.ExteriorRing : face.GetInteriorRingN(ring)).Coordinates;
            for (var each = 0; each + 1 < points.Length; each++)
            {
                yield return (Edge.Of(points[each], points[each + 1]), points[each].Distance(points[each + 1]));
            }
        }
    }

    /// <summary>A straight piece of a border, the same from either side.</summary>
    private readonly record struct Edge(double X, double Y, double ToX, double ToY)
    {
        public static Edge Of(Coordinate from, Coordinate to) =>
            from.CompareTo(to) < 0 ? new Edge(from.X, from.Y, to.X, to.Y) : new Edge(to.X, to.Y, from.X, from.Y);
    }
}
