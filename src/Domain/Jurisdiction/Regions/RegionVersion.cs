using LiveView.Domain.Connections;

namespace LiveView.Domain.Jurisdiction.Regions;

/// <summary>Official regions as they were imported once: they hold from a day on, until those of a later day do.</summary>
/// <param name="Id">Name by which they are removed: the first day and the beginning of a hash, such as <c>2026-01-01-1f2e3d4c</c>.</param>
/// <param name="ValidFrom">First day on which they hold, Dutch time.</param>
/// <param name="Source">Who says that the borders are so, 1 to <see cref="LongestSource"/> characters: shown with the map.</param>
/// <param name="ImportedAt">When they were imported, UTC.</param>
/// <param name="Regions">How many official regions there are.</param>
/// <param name="Points">How many points their outlines have.</param>
public sealed record RegionVersion(string Id, DateOnly ValidFrom, string Source, DateTimeOffset ImportedAt, int Regions, int Points)
{
    /// <summary>Greatest length of a source, in characters.</summary>
    public const int LongestSource = 200;

    /// <summary>The version that holds at a moment: the latest day that has begun, and of two of the same day the one imported last. Null when none holds.</summary>
    /// <param name="versions">All that are kept, in any order.</param>
    /// <param name="now">The moment, UTC.</param>
    public static RegionVersion? InForce(IEnumerable<RegionVersion> versions, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.ToOffset(DutchTime.OffsetAt(now)).DateTime);
        return versions.Where(each => each.ValidFrom <= today)
            .MaxBy(each => (each.ValidFrom, each.ImportedAt, each.Id));
    }
}
