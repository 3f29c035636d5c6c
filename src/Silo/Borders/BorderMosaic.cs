using LiveView.Domain.Jurisdiction.Regions;
using NetTopologySuite.Geometries;

namespace LiveView.Silo.Borders;

/// <summary>Regions that fit together: they do not overlap, and where two meet they have the same points.</summary>
/// <param name="Pieces">Each region once.</param>
/// <param name="Notes">What whoever imports them should know, in words.</param>
internal sealed record BorderMosaic(IReadOnlyList<BorderMosaic.Piece> Pieces, IReadOnlyList<string> Notes)
{
    /// <summary>One region.</summary>
    internal sealed record Piece(Region Region, bool IsApproximate, Geometry Shape);
}
