namespace LiveView.Domain.Incidents.Requests;

/// <summary>What a control room can ask of the sharing party, which operates its cameras itself.</summary>
public enum ControlWishKind
{
    /// <summary>Turn a camera to the left.</summary>
    TurnLeft,

    /// <summary>Turn a camera to the right.</summary>
    TurnRight,

    /// <summary>Tilt a camera up.</summary>
    TurnUp,

    /// <summary>Tilt a camera down.</summary>
    TurnDown,

    /// <summary>Show less, larger.</summary>
    ZoomIn,

    /// <summary>Show more, smaller.</summary>
    ZoomOut,

    /// <summary>Turn a camera and zoom to a rectangle drawn on its picture.</summary>
    Aim,

    /// <summary>Bring a camera to where words say.</summary>
    Preset,

    /// <summary>Release one more camera.</summary>
    OtherCamera,

    /// <summary>Release a floor plan [plattegrond].</summary>
    FloorPlan,
}
