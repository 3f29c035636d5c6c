namespace LiveView.Domain.Jurisdiction.Regions;

/// <summary>Who answers for a place.</summary>
/// <param name="In">The region it lies in; null outside all.</param>
/// <param name="Rooms">The regions to show: the one it lies in first, then the one next to it when the border is too near to tell.</param>
/// <param name="BorderDistance">Metres to the nearest border with another region; null when none is within 50 km.</param>
/// <param name="Beyond">The region on the other side of that border; null when none is within 50 km.</param>
/// <param name="IsApproximate">Whether the borders of the region are not the official ones, or, outside all, those of none are.</param>
public sealed record RegionAnswer(Region? In, IReadOnlyList<Region> Rooms, double? BorderDistance, Region? Beyond, bool IsApproximate);
