namespace LiveView.Protocols.Jurisdiction.Borders;

/// <summary>A region as somebody else's file has it.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Code">What its publisher calls it, such as <c>VR09</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Room">The control room that the file names; null when none was asked for.</param>
/// <param name="Polygons">
/// Its polygons, each the outer ring and then the holes, closed; each point as in the file: longitude and latitude in degrees, or x and y in
/// metres.
/// </param>
public sealed record BorderFeature(
    int Number, string Code, string Name, string? Room, IReadOnlyList<IReadOnlyList<IReadOnlyList<(double X, double Y)>>> Polygons)
{
    /// <summary>How an error names it.</summary>
    public string Called => $"Feature {Number} ('{Code}', {Name})";
}
