namespace LiveView.Domain.Tracking.Watch.Fences;

/// <summary>On which side of a fence an object is believed to be.</summary>
/// <param name="Side">The side.</param>
/// <param name="Elsewhere">Whether the last fix that told anything told of the other side: the next one that does is believed.</param>
public readonly record struct FenceStand(FenceSide Side, bool Elsewhere);

/// <summary>A side of a fence.</summary>
public enum FenceSide
{
    /// <summary>Not known yet.</summary>
    Unknown,

    /// <summary>In the area or corridor.</summary>
    Inside,

    /// <summary>Out of it.</summary>
    Outside,
}
