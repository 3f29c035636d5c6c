namespace LiveView.Domain.Releases;

/// <summary>
/// What somebody wants to take through the gate, and what a release may allow. Nothing here moves a camera: a receiver asks, and only the
/// sharing party does it.
/// </summary>
public enum GateAction
{
    /// <summary>Watch along live [meekijken].</summary>
    Live,

    /// <summary>Look back at what was recorded [terugkijken].</summary>
    Replay,

    /// <summary>Take one still picture.</summary>
    Snapshot,

    /// <summary>Cut a piece from a recording, to take along [fragment].</summary>
    Clip,

    /// <summary>Look at a floor plan [plattegrond].</summary>
    Plan,

    /// <summary>Look at a photo.</summary>
    Photo,

    /// <summary>Follow the position of a tracked object [volgen].</summary>
    Track,

    /// <summary>Ask the sharing party to turn a camera or open another [verzoek]; whether it is done is up to that party.</summary>
    ControlRequest,

    /// <summary>Listen along live to what a camera hears [meeluisteren].</summary>
    Audio,
}
