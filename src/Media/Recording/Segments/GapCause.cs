namespace LiveView.Media.Recording.Segments;

/// <summary>Why pictures are missing from a recording: stable names, as they stand in its records.</summary>
public static class GapCause
{
    /// <summary>The camera sent no picture: lost, silent, or not yet there.</summary>
    public const string NoPicture = "no-picture";

    /// <summary>The disk was slower than the camera for longer than the queue is long.</summary>
    public const string DiskSlow = "disk-slow";

    /// <summary>Too little room was left on the disk.</summary>
    public const string DiskFull = "disk-full";

    /// <summary>The disk refused to write for another reason.</summary>
    public const string DiskFailed = "disk-failed";

    /// <summary>Where keys are kept did not answer when the recording was to begin.</summary>
    public const string StoreAway = "store-away";

    /// <summary>The media node had no time to take the pictures in.</summary>
    public const string NodeBusy = "node-busy";

    /// <summary>The feed moved to another run or node.</summary>
    public const string FeedMoved = "feed-moved";
}
