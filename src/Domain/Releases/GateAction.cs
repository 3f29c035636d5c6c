namespace LiveView.Domain.Releases;

/// <summary>What somebody wants to take through the gate.</summary>
public enum GateAction
{
    /// <summary>Watch along live [meekijken].</summary>
    ViewLive,
}
