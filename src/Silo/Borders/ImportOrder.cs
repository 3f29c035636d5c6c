using LiveView.Protocols.Jurisdiction.Borders;

namespace LiveView.Silo.Borders;

/// <summary>What is imported.</summary>
/// <param name="File">GeoJSON.</param>
/// <param name="Columns">Which of its properties say what.</param>
/// <param name="Rooms">Control room by code; null when the file says it, or the table that comes with the product.</param>
/// <param name="Crs">Reference system as said on the command line; null when it was not said.</param>
/// <param name="ValidFrom">First day, Dutch time.</param>
/// <param name="Source">Who says that the borders are so.</param>
internal sealed record ImportOrder(
    ReadOnlyMemory<byte> File, BorderColumns Columns, IReadOnlyDictionary<string, string>? Rooms, string? Crs, DateOnly ValidFrom, string Source);
