using LiveView.Domain.Connections;

namespace LiveView.Domain.Tracking;

/// <summary>Where an object is thought to be, and how sure that is: never a bare point.</summary>
/// <param name="Kind">What sort of knowledge it is.</param>
/// <param name="At">The middle of the area.</param>
/// <param name="Age">Since the last believed fix.</param>
/// <param name="SemiMajor">Of the ellipse that holds it with 95 %, metres.</param>
/// <param name="SemiMinor">Of the same ellipse, metres.</param>
/// <param name="Orientation">Of its long axis, degrees from true north, 0 to 180.</param>
/// <param name="Speed">Metres per second; null when unknown.</param>
/// <param name="Heading">Degrees from true north, 0 to 360; null when unknown.</param>
public sealed record PositionEstimate(
    EstimateKind Kind, GeoPosition At, TimeSpan Age, double SemiMajor, double SemiMinor, double Orientation, double? Speed, double? Heading);

/// <summary>What sort of knowledge of a place.</summary>
public enum EstimateKind
{
    /// <summary>A fresh fix.</summary>
    Measured,

    /// <summary>Reckoned on from the last fix: shown hollow, with its age.</summary>
    Estimated,

    /// <summary>Only how far it can have come is known: shown as an area.</summary>
    Reachable,
}
