using LiveView.Domain.Jurisdiction;
using LiveView.Domain.Jurisdiction.Regions;
using LiveView.Protocols.Jurisdiction.Borders;

namespace LiveView.Silo.Borders;

/// <summary>Which control room answers for which region of a file.</summary>
internal static class RegionRooms
{
    /// <summary>The control room of each feature, in their order.</summary>
    /// <param name="features">The regions.</param>
    /// <param name="table">By code; null when the file itself says it, or else the table of safety regions that comes with the product.</param>
    /// <param name="jurisdiction">That table.</param>
    /// <param name="known">All control rooms there are, and partners abroad.</param>
    /// <exception cref="FormatException">A region has no control room, or one that there is not.</exception>
    public static IReadOnlyList<Region> Of(
        IReadOnlyList<BorderFeature> features, IReadOnlyDictionary<string, string>? table, JurisdictionTable jurisdiction, IReadOnlyList<Region> known) =>
        [.. features.Select(feature => Known(feature, Named(feature, table, jurisdiction), known))];

    private static string Named(BorderFeature feature, IReadOnlyDictionary<string, string>? table, JurisdictionTable jurisdiction) =>
        feature.Room is { } said ? said
        : table is not null ? table.GetValueOrDefault(feature.Code)
            ?? throw new FormatException($"{feature.Called}: the table of control rooms (--rooms) has no line for '{feature.Code}': add it.")
        : jurisdiction.RoomOfRegion(feature.Code)
            ?? throw new FormatException(
                $"{feature.Called}: its code is not a safety region from VR01 to VR25: say which control room answers by --room PROPERTY, or by --rooms FILE.");

    private static Region Known(BorderFeature feature, string room, IReadOnlyList<Region> known) =>
        known.FirstOrDefault(each => each.Room == room) ?? throw new FormatException(
            $"{feature.Called}: there is no control room '{room}'. Known are: {string.Join(", ", known.Select(each => each.Room).Order(StringComparer.Ordinal))}.");
}
