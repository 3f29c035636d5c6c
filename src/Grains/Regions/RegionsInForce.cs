using System.Security.Cryptography;
using LiveView.Domain.Jurisdiction.Regions;

namespace LiveView.Grains.Regions;

/// <summary>
/// The regions that hold on this node: of the imported version that is valid now, else those that come with the product. Everything that
/// asks who answers where asks here, so that a hand-over and the map on a screen know the same borders. Thread-safe.
/// </summary>
public sealed class RegionsInForce
{
    private static readonly Lazy<Standing> s_shipped = new(Shipped);

    private volatile Standing _standing = s_shipped.Value;

    /// <summary>The map.</summary>
    public RegionMap Map => _standing.Map;

    /// <summary>Name of what is in force: another name, other borders.</summary>
    public string Name => _standing.Name;

    /// <summary>What is in force, all of one moment.</summary>
    internal Standing Now => _standing;

    /// <summary>Takes what the store says is valid now.</summary>
    /// <param name="store">Where imported versions are kept.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Whether other regions are in force since.</returns>
    /// <exception cref="RegionsUnavailableException">The database does not answer: what was in force stays so.</exception>
    /// <exception cref="FormatException">The version cannot be read: what was in force stays so.</exception>
    public async Task<bool> LookAsync(IRegionStore store, DateTimeOffset now, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var due = RegionVersion.InForce(await store.ListAsync(cancel), now);
        if (due == _standing.Version)
        {
            return false;
        }

        if (due is null)
        {
            _standing = s_shipped.Value;
            return true;
        }

        // Removed between two questions: the next look finds what holds instead.
        if (await store.ReadAsync(due.Id, cancel) is not { } text)
        {
            return false;
        }

        _standing = new Standing(due.Id, due, new RegionMap(RegionFile.Read(text)), text.ToArray());
        return true;
    }

    private static Standing Shipped()
    {
        var text = ShippedRegions.Text();
        return new Standing($"shipped-{Convert.ToHexStringLower(SHA256.HashData(text))[..8]}", null, new RegionMap(RegionFile.Read(text)), text);
    }

    /// <summary>Regions that hold together.</summary>
    /// <param name="Name">Another name, other borders.</param>
    /// <param name="Version">The imported version; null for those of the product.</param>
    /// <param name="Map">The map of them.</param>
    /// <param name="Text">Their outlines in GeoJSON; nobody changes it.</param>
    internal sealed record Standing(string Name, RegionVersion? Version, RegionMap Map, byte[] Text);
}
