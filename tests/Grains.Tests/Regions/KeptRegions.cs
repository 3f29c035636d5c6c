using System.Text;
using LiveView.Domain.Jurisdiction.Regions;

namespace LiveView.Grains.Tests.Regions;

/// <summary>Imported regions in memory, which may be away.</summary>
internal sealed class KeptRegions : IRegionStore
{
    private readonly Dictionary<RegionVersion, byte[]> _kept = [];

    public bool IsAway { get; set; }

    /// <summary>Two control rooms with a straight official border between them, at a longitude.</summary>
    public RegionVersion Keep(string id, DateOnly from, string west, string east, double border, string? text = null)
    {
        var version = new RegionVersion(id, from, "CBS", new DateTimeOffset(2025, 12, 1, 0, 0, 0, TimeSpan.Zero), 2, 10);
        _kept[version] = Encoding.UTF8.GetBytes(text ?? FormattableString.Invariant(
            $$"""{"type":"FeatureCollection","features":[{{Feature(west, 4, border)}},{{Feature(east, border, 7)}}]}"""));
        return version;
    }

    public Task<IReadOnlyList<RegionVersion>> ListAsync(CancellationToken cancel = default) =>
        IsAway ? throw new RegionsUnavailableException("Away.") : Task.FromResult<IReadOnlyList<RegionVersion>>([.. _kept.Keys]);

    public Task<ReadOnlyMemory<byte>?> ReadAsync(string id, CancellationToken cancel = default) =>
        Task.FromResult(_kept.Where(each => each.Key.Id == id).Select(each => (ReadOnlyMemory<byte>?)each.Value).FirstOrDefault());

    public Task<bool> KeepAsync(RegionVersion version, ReadOnlyMemory<byte> geoJson, CancellationToken cancel = default) => throw new NotSupportedException();

    public Task<bool> RemoveAsync(string id, CancellationToken cancel = default) => Task.FromResult(_kept.Remove(_kept.Keys.First(each => each.Id == id)));

    private static string Feature(string room, double west, double east) => FormattableString.Invariant(
        $$$"""
        {"type":"Feature","properties":{"room":"{{{room}}}","country":"NL","approximate":false},"geometry":{"type":"Polygon","coordinates":
        [[[{{{west}}},51],[{{{east}}},51],[{{{east}}},53],[{{{west}}},53],[{{{west}}},51]]]}}
        """);
}
