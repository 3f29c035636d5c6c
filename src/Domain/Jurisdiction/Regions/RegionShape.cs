namespace LiveView.Domain.Jurisdiction.Regions;

/// <summary>A region and its outline.</summary>
/// <param name="Region">The region.</param>
/// <param name="Rings">
/// Closed rings, each point longitude and latitude in degrees, the interior on the left. A border that two regions share has the same
/// points in both.
/// </param>
/// <param name="IsApproximate">Whether the outline is not the official one.</param>
public sealed record RegionShape(Region Region, IReadOnlyList<IReadOnlyList<(double Longitude, double Latitude)>> Rings, bool IsApproximate);
