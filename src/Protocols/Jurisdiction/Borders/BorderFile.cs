namespace LiveView.Protocols.Jurisdiction.Borders;

/// <summary>A file of borders.</summary>
/// <param name="ReferenceSystem">Name of the reference system that the file gives; null when it gives none, which is WGS84.</param>
/// <param name="Features">Its regions, in the order of the file.</param>
public sealed record BorderFile(string? ReferenceSystem, IReadOnlyList<BorderFeature> Features);
