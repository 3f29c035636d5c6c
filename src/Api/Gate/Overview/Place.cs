using LiveView.Domain.Identifiers;
using LiveView.Domain.Tracking;

namespace LiveView.Api.Gate.Overview;

/// <summary>Where an object is thought to be at a moment, as an overview shows it.</summary>
/// <param name="Object">The object.</param>
/// <param name="At">The moment, UTC.</param>
/// <param name="Fix">Number of the fix that it rests on.</param>
/// <param name="Kind">What sort of knowledge it is.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Age">Since it was measured, whole seconds.</param>
/// <param name="Radius">Within which it is with 95 %, whole metres.</param>
/// <param name="Heading">Whole degrees from true north, 0 to 359; -1 when unknown.</param>
internal sealed record Place(
    TrackedObjectId Object, DateTimeOffset At, long Fix, EstimateKind Kind, double Latitude, double Longitude, long Age, long Radius, int Heading)
{
    public static Place Of(TrackedObjectId followed, TrackFix from, PositionEstimate estimate, DateTimeOffset now) => new(
        followed, now, from.Sequence, estimate.Kind, estimate.At.Latitude, estimate.At.Longitude, (long)estimate.Age.TotalSeconds,
        (long)Math.Ceiling(estimate.SemiMajor), estimate.Heading is { } heading && double.IsFinite(heading) ? (int)Math.Round(heading) % 360 : -1);

    /// <summary>
    /// Whether a console that was told that place may go on showing it: it reckons nothing itself, so what moved, changed its kind or became much
    /// less sure is told again.
    /// </summary>
    public bool IsToldBy(Place told) => told.Fix == Fix && told.Kind == Kind && Radius <= 2 * told.Radius;
}
