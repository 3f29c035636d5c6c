namespace LiveView.Media.Feeds;

/// <summary>How much a feed and its viewers may hold.</summary>
public sealed record FeedLimits
{
    /// <summary>The limits for a picture of up to 8 Mbit/s.</summary>
    public static FeedLimits Default { get; } = new();

    /// <summary>Greatest size of the kept group of pictures, bytes. Default 8 MB.</summary>
    public long GroupBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Greatest length of the kept group of pictures, by arrival. Default 10 s.</summary>
    public TimeSpan GroupLength { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How far back, before an alarm, whole groups of pictures are kept. Zero by default: only where policy allows more.</summary>
    public TimeSpan PreAlarm { get; init; } = TimeSpan.Zero;

    /// <summary>Greatest size of what is kept for <see cref="PreAlarm" />, bytes. Default 16 MB: 30 s at 4 Mbit/s.</summary>
    public long PreAlarmBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Live fragments that may wait for one viewer, not counting its first burst. Default 64: 2.5 s at 25 per second.</summary>
    public int ViewerQueue { get; init; } = 64;

    /// <summary>Greatest size of what waits for one viewer and for nobody else, bytes. Default 4 MB.</summary>
    public long ViewerBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How long a viewer may read nothing while something waits for it. Default 10 s.</summary>
    public TimeSpan ViewerPatience { get; init; } = TimeSpan.FromSeconds(10);
}
