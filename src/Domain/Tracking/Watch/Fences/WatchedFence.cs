namespace LiveView.Domain.Tracking.Watch.Fences;

/// <summary>A fence, and where its object is believed to be.</summary>
/// <param name="Fence">The fence.</param>
/// <param name="Stand">On which side the object is.</param>
public sealed record WatchedFence(Fence Fence, FenceStand Stand = default);
