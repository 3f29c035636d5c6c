namespace LiveView.Domain.Tracking;

/// <summary>What became of one report; nothing that was taken is lost.</summary>
public enum ReportVerdict
{
    /// <summary>It is a new fix of the track.</summary>
    Taken,

    /// <summary>It was there already: sent again, or through a second way.</summary>
    Duplicate,

    /// <summary>It says that the device lives, and no position that could be one.</summary>
    Heartbeat,
}
