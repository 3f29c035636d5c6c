namespace LiveView.Grains.Abstractions.Regions;

/// <summary>Regions of the control rooms that hold.</summary>
/// <param name="Name">Another name, other borders.</param>
/// <param name="Source">Who says that the borders are so; null when they are the approximate ones of the product.</param>
/// <param name="ValidFrom">First day on which they hold, Dutch time; null when they are those of the product.</param>
/// <param name="GeoJson">Their outlines; null when the caller has them.</param>
[GenerateSerializer, Immutable, Alias("liveview.regions-answer")]
public sealed record RegionsAnswer(
    [property: Id(0)] string Name, [property: Id(1)] string? Source, [property: Id(2)] DateOnly? ValidFrom, [property: Id(3)] byte[]? GeoJson);
