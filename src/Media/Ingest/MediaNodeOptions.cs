using LiveView.Media.Feeds;

namespace LiveView.Media.Ingest;

/// <summary>How a media node takes pictures in.</summary>
public sealed record MediaNodeOptions
{
    private const string SystemSetpriv = "/usr/bin/setpriv";

    /// <summary>The ffmpeg to run: a path, or a name to be found on PATH. Default <c>ffmpeg</c>.</summary>
    public string FfmpegPath { get; init; } = "ffmpeg";

    /// <summary>
    /// The setpriv (util-linux) through which ffmpeg dies together with this process; null runs ffmpeg without it, and then only the
    /// broken pipe ends it. Default: the one of the system, where there is one.
    /// </summary>
    public string? SetprivPath { get; init; } = File.Exists(SystemSetpriv) ? SystemSetpriv : null;

    /// <summary>Starts of ffmpeg that may be under way at once. Default two per core.</summary>
    public int StartsAtOnce { get; init; } = 2 * Environment.ProcessorCount;

    /// <summary>How long a camera may take to its first frame. Default 8 s.</summary>
    public TimeSpan FirstFramePatience { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Age of the last frame at which ffmpeg is killed and started anew. Default 3 s; more for a very slow camera.</summary>
    public TimeSpan FramePatience { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How much a feed and its viewers may hold.</summary>
    public FeedLimits Limits { get; init; } = FeedLimits.Default;
}
