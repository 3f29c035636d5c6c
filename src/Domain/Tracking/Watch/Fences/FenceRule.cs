namespace LiveView.Domain.Tracking.Watch.Fences;

/// <summary>When a fence was crossed: by two fixes that tell of the other side, or by one that is well over.</summary>
/// <remarks>
/// A fix whose uncertainty reaches the border tells nothing, and takes nothing back. So an object that stands on a border, or drives along
/// it, crosses nothing, and one that jumps over it and back has crossed nothing either.
/// </remarks>
public static class FenceRule
{
    /// <summary>How much farther from the border than its uncertainty a fix is believed alone, metres.</summary>
    public const double WellOver = 250;

    /// <summary>Nearer to a border than this nothing is told, however sure a source says it is, metres.</summary>
    public const double LeastUncertainty = 15;

    /// <summary>The uncertainty of a fix that says nothing of it, metres.</summary>
    public const double UsualUncertainty = 50;

    /// <summary>From the radius that holds a place with 68 % to the one that holds it with 95 %.</summary>
    private const double To95Percent = 1.62;

    /// <summary>The radius that holds a fix with 95 %, metres.</summary>
    /// <param name="accuracy">The radius that holds it with 68 %, metres; null when unknown.</param>
    public static double Uncertainty(double? accuracy) =>
        accuracy is { } radius ? Math.Max(LeastUncertainty, radius * To95Percent) : UsualUncertainty;

    /// <summary>Where the object is believed to be after one more fix.</summary>
    /// <param name="stand">Where it was.</param>
    /// <param name="distance">Metres of the fix to the border, below 0 inside: see <see cref="FenceDistance"/>.</param>
    /// <param name="uncertainty">The radius that holds it with 95 %, metres.</param>
    public static FenceStand Next(FenceStand stand, double distance, double uncertainty)
    {
        if (!(Math.Abs(distance) > uncertainty))
        {
            return stand;
        }

        var told = distance > 0 ? FenceSide.Outside : FenceSide.Inside;
        return told == stand.Side || stand.Side == FenceSide.Unknown || stand.Elsewhere || Math.Abs(distance) > uncertainty + WellOver
            ? new FenceStand(told, false)
            : stand with { Elsewhere = true };
    }
}
