using LiveView.Domain.Jurisdiction.Regions;
using NetTopologySuite.Geometries;

namespace LiveView.Silo.Borders;

/// <summary>An area that a control room answers for, before all are fitted together.</summary>
/// <param name="Region">Whose.</param>
/// <param name="Called">How a message names it.</param>
/// <param name="Shape">Where, on the plane of <see cref="BorderPlane"/>.</param>
/// <param name="IsApproximate">Whether it comes with the product, and not from the file.</param>
internal sealed record BorderArea(Region Region, string Called, Geometry Shape, bool IsApproximate);
