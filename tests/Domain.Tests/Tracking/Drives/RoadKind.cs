namespace LiveView.Domain.Tests.Tracking.Drives;

/// <summary>How a stretch of road is driven.</summary>
/// <param name="Fastest">Metres per second.</param>
/// <param name="Least">Shortest stretch between two corners, metres.</param>
/// <param name="Most">Longest stretch between two corners, metres.</param>
/// <param name="Corner">Greatest change of heading at its end, degrees.</param>
/// <param name="Bend">Greatest steady bend along it, degrees per 100 m.</param>
/// <param name="Stop">Chance of standing still at its end.</param>
internal sealed record RoadKind(double Fastest, double Least, double Most, double Corner, double Bend, double Stop)
{
    public static readonly RoadKind City = new(13.9, 80, 500, 95, 6, 0.35);
    public static readonly RoadKind Rural = new(22.2, 300, 2_500, 60, 8, 0.08);
    public static readonly RoadKind Motorway = new(33, 1_500, 6_000, 12, 3, 0);
}
