namespace LiveView.Media.Ingest;

/// <summary>What a media node did with an assignment.</summary>
public enum AssignmentAnswer
{
    /// <summary>The camera was not on this node; its ingest starts.</summary>
    Started,

    /// <summary>An older assignment ran here; the new one took its place and viewers carry on.</summary>
    Replaced,

    /// <summary>This very assignment runs already; its lease was renewed.</summary>
    AlreadyRunning,

    /// <summary>Refused: the node has seen a higher epoch, or this epoch was stopped.</summary>
    StaleEpoch,

    /// <summary>Refused: the node stops.</summary>
    NodeStopping,
}
