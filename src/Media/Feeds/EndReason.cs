namespace LiveView.Media.Feeds;

/// <summary>Why a subscription ended.</summary>
public enum EndReason
{
    /// <summary>The viewer itself left.</summary>
    ViewerLeft,

    /// <summary>The viewer read nothing for too long while pictures waited.</summary>
    TooSlow,

    /// <summary>The ingest of this camera was stopped on this node; it may live on elsewhere under a higher epoch.</summary>
    CameraStopped,

    /// <summary>The lease of this node on the camera ran out, so it fenced itself.</summary>
    LeaseLapsed,

    /// <summary>The media node stops.</summary>
    NodeStopping,
}
