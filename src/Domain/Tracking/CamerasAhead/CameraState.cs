namespace LiveView.Domain.Tracking.CamerasAhead;

/// <summary>What to do with a camera along the way.</summary>
public enum CameraState
{
    /// <summary>Released in this incident: it opens by itself when the object is near.</summary>
    Released,

    /// <summary>Not released: its owner can be asked.</summary>
    Askable,

    /// <summary>The object came past: it closes.</summary>
    Passed,
}
