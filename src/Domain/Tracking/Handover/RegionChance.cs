using LiveView.Domain.Jurisdiction.Regions;

namespace LiveView.Domain.Tracking.Handover;

/// <summary>How likely an object is in a region in the next minutes.</summary>
/// <param name="Region">Which.</param>
/// <param name="ByMinute">The chance that it is there after 1, 2 … 10 minutes, 0 to 1 each.</param>
/// <param name="BorderIn">When it is there if it goes on as it went; null when that is not within 10 minutes.</param>
public sealed record RegionChance(Region Region, IReadOnlyList<double> ByMinute, TimeSpan? BorderIn)
{
    /// <summary>Greatest chance within so many minutes.</summary>
    public double Within(int minutes) => ByMinute.Take(minutes).DefaultIfEmpty().Max();
}
