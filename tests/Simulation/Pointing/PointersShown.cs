namespace LiveView.Simulation.Pointing;

/// <summary>What a console is told of the pointers on a map.</summary>
/// <param name="Pointers">Those of other desks.</param>
/// <param name="Stopped">Why its own was stopped last; null while it never was.</param>
public sealed record PointersShown(IReadOnlyList<PointerShown> Pointers, string? Stopped);

/// <summary>A pointer of another desk.</summary>
/// <param name="Room">Name of the organisation.</param>
/// <param name="Initials">Of the person.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Latitude">Degrees north.</param>
public sealed record PointerShown(string Room, string Initials, double Longitude, double Latitude);
