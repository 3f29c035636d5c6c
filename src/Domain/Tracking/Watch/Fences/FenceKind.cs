namespace LiveView.Domain.Tracking.Watch.Fences;

/// <summary>What a fence listens for.</summary>
public enum FenceKind
{
    /// <summary>The object comes into an area.</summary>
    EnteringArea,

    /// <summary>The object leaves an area.</summary>
    LeavingArea,

    /// <summary>The object leaves the strip on both sides of a line.</summary>
    LeavingCorridor,
}
