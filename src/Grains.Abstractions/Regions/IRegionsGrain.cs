using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Regions;

/// <summary>Tells edges, which have no database, in which regions the silos invite control rooms. Any silo answers.</summary>
[Alias("liveview.regions")]
public interface IRegionsGrain : IGrainWithStringKey
{
    /// <summary>The regions that hold now.</summary>
    /// <param name="known">Name of those the caller has, whose outlines need not travel again; null when it has none.</param>
    [Alias("in-force"), SystemOnly]
    Task<RegionsAnswer> InForce(string? known);
}
