using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LiveView.Domain.Connections;
using LiveView.Domain.Jurisdiction;
using LiveView.Domain.Jurisdiction.Regions;
using LiveView.Protocols.Jurisdiction.Borders;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace LiveView.Silo.Borders;

/// <summary>Makes a version of official regions out of somebody's file: checked, fitted together and simplified. Nothing is kept yet.</summary>
/// <param name="Version">What it is.</param>
/// <param name="Text">Its outlines, as they are kept.</param>
/// <param name="Said">What whoever imports it should know, a line each.</param>
internal sealed record RegionImport(RegionVersion Version, byte[] Text, IReadOnlyList<string> Said)
{
    /// <summary>Most points of a version: every node holds them in memory, and consoles fetch them.</summary>
    public const int MostKeptPoints = 400_000;

    private const int MostNotes = 20;

    /// <summary>Makes a version.</summary>
    /// <param name="order">What is imported.</param>
    /// <param name="jurisdiction">The table of municipalities that comes with the product.</param>
    /// <param name="shipped">The approximate regions that come with the product: they name all control rooms.</param>
    /// <param name="now">Now, UTC.</param>
    /// <exception cref="FormatException">It cannot be used; the message says what is wrong and what to do.</exception>
    public static RegionImport Of(ImportOrder order, JurisdictionTable jurisdiction, IReadOnlyList<RegionShape> shipped, DateTimeOffset now)
    {
        var file = BorderFileReader.Read(order.File, order.Columns);
        var regions = RegionRooms.Of(file.Features, order.Rooms, jurisdiction, [.. shipped.Select(each => each.Region)]);
        var isRdNew = BorderReference.IsRdNew(file.ReferenceSystem, order.Crs);
        BorderArea[] official = [.. file.Features.Select((feature, index) => BorderCheck.Sound(new BorderArea(
            regions[index], feature.Called, BorderPlane.Shape(BorderReference.InDegrees(feature, isRdNew)), IsApproximate: false)))];
        var overlaps = BorderCheck.Overlaps(official).ToArray();
        BorderArea[] rest = [.. shipped.Where(each => !regions.Contains(each.Region)).Select(Approximate)];
        var (fitted, simple, moved) = Fitted(official, rest);
        var text = BorderText.Write(simple);
        Prove(text, official);

        var (given, kept) = (file.Features.Sum(each => each.Polygons.Sum(polygon => polygon.Sum(ring => ring.Count))), simple.Pieces.Sum(each => each.Shape.NumPoints));
        if (kept > MostKeptPoints)
        {
            throw new FormatException($"The borders have {kept} points after simplifying, and at most {MostKeptPoints} are kept: take a generalised set.");
        }

        var version = new RegionVersion(Id(order, text), order.ValidFrom, order.Source, now, official.Length, simple.Pieces.Where(each => !each.IsApproximate).Sum(each => each.Shape.NumPoints));
        string[] said =
        [
            FormattableString.Invariant($"ok       {official.Length} regions of {regions.Distinct().Count()} control rooms"),
            FormattableString.Invariant($"ok       {given} points, of which {version.Points} are kept: no border moved by more than {Math.Ceiling(moved):0} m"),
            .. overlaps.Concat(fitted.Notes).Take(MostNotes).Select(note => $"note     {note}"),
            .. Left(overlaps.Length + fitted.Notes.Count),
            .. rest.Length == 0 ? Array.Empty<string>()
                : [$"note     not in the file, so approximate as before: {string.Join(", ", rest.Select(each => each.Region.Room).Order(StringComparer.Ordinal))}"],
        ];
        return new RegionImport(version, text, said);
    }

    private static (BorderMosaic Fitted, BorderMosaic Simple, double Moved) Fitted(BorderArea[] official, BorderArea[] rest)
    {
        try
        {
            var fitted = BorderFitter.Fit(official, rest);
            var (simple, moved) = BorderSimplifier.Simplify(fitted);
            return (fitted, simple, moved);
        }
        catch (TopologyException wrong)
        {
            throw new FormatException($"The borders cannot be fitted together: {wrong.Message} Ask the publisher for a sound file, or take a generalised set.", wrong);
        }
    }

    private static string[] Left(int notes) => notes > MostNotes ? [$"note     and {notes - MostNotes} more"] : [];

    /// <summary>The same borders from the same source and day are the same version, however often they are imported.</summary>
    private static string Id(ImportOrder order, byte[] text)
    {
        var day = order.ValidFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"{day}-{Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes($"{day}\n{order.Source}\n"), .. text]))[..8]}";
    }

    /// <summary>A region that comes with the product; its rings run around it one way, around its holes the other.</summary>
    private static BorderArea Approximate(RegionShape shape)
    {
        var rings = shape.Rings.Select(ring => BorderPlane.Shape([[ring]])).ToArray();
        var isHole = shape.Rings.Select((_, index) => !Orientation.IsCCW(rings[index].Coordinates)).ToArray();
        var around = UnaryUnionNG.Union(BorderPlane.Shapes.BuildGeometry([.. rings.Where((_, index) => !isHole[index])]), BorderPlane.Grid);
        var area = rings.Where((_, index) => isHole[index]).Aggregate(around, (left, hole) => left.Difference(hole));
        return BorderCheck.Sound(new BorderArea(shape.Region, shape.Region.Room, area, IsApproximate: true));
    }

    /// <summary>What is kept is read back as every node will: the middle of each region is answered for by its control room.</summary>
    private static void Prove(byte[] text, BorderArea[] official)
    {
        var map = new RegionMap(RegionFile.Read(text));
        foreach (var area in official)
        {
            var (longitude, latitude) = BorderPlane.Back(area.Shape.InteriorPoint.Coordinate);
            if (map.In(new GeoPosition(latitude, longitude)) is var found && found != area.Region)
            {
                throw new FormatException(
                    $"{area.Called}: after fitting, its middle is in {found?.Room ?? "no region"}, so nothing is imported: " +
                    "it is too small or too thin to be kept; leave it out, or dissolve it into its neighbour.");
            }
        }
    }
}
