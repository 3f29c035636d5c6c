using LiveView.Media.Confinement;
using LiveView.Media.Feeds;
using LiveView.Media.Line;

namespace LiveView.Media.Ingest;

/// <summary>How a media node takes pictures in.</summary>
public sealed record MediaNodeOptions
{
    private const string SystemSetpriv = "/usr/bin/setpriv";
    private const string SystemPrlimit = "/usr/bin/prlimit";

    /// <summary>The ffmpeg to run: a path, or a name to be found on PATH. Default <c>ffmpeg</c>.</summary>
    public string FfmpegPath { get; init; } = "ffmpeg";

    /// <summary>
    /// The setpriv (util-linux) through which ffmpeg dies together with this process; null runs ffmpeg without it, and then only the
    /// broken pipe ends it. Default: the one of the system, where there is one.
    /// </summary>
    public string? SetprivPath { get; init; } = File.Exists(SystemSetpriv) ? SystemSetpriv : null;

    /// <summary>The prlimit (util-linux) through which ffmpeg gets its limits; null runs it without. Default: the one of the system.</summary>
    public string? PrlimitPath { get; init; } = File.Exists(SystemPrlimit) ? SystemPrlimit : null;

    /// <summary>The letters of marks in clips, an absolute path of plain signs. Default: DejaVu Sans, where Debian has it.</summary>
    public string MarkFontPath { get; init; } = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

    /// <summary>How much one ffmpeg may take.</summary>
    public ChildLimits ChildLimits { get; init; } = ChildLimits.OneCamera;

    /// <summary>Processor time that one ffmpeg may take, as a share of one core, over <see cref="ProcessorWindow"/>. Default 0.8; copying takes 0.005.</summary>
    public double MostProcessorShare { get; init; } = 0.8;

    /// <summary>Processor time that one ffmpeg may take that converts, as a share of one core. Default 2; 1080p at 25 frames per second takes 0.3 to 0.5.</summary>
    public double MostTranscoderShare { get; init; } = 2;

    /// <summary>Pictures that may be converted at once on this node. Default two per core.</summary>
    public int TranscodersAtOnce { get; init; } = 2 * Environment.ProcessorCount;

    /// <summary>Over how long the processor time of an ffmpeg is counted. Default 10 s.</summary>
    public TimeSpan ProcessorWindow { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How the node connects to cameras.</summary>
    public CameraLineOptions Line { get; init; } = new();

    /// <summary>What the node takes in beside cameras that it visits.</summary>
    public SourceOptions Sources { get; init; } = new();

    /// <summary>Starts of ffmpeg that may be under way at once. Default two per core.</summary>
    public int StartsAtOnce { get; init; } = 2 * Environment.ProcessorCount;

    /// <summary>Multiplies every wait before a camera is tried again. Default 1; less only to test in little time.</summary>
    public double ReconnectPace { get; init; } = 1;

    /// <summary>Cameras that may be asked for their picture at once. Default 32.</summary>
    public int VisitsAtOnce { get; init; } = 32;

    /// <summary>How long a camera may take to answer everything that it is asked before its pictures. Default 5 s.</summary>
    public TimeSpan AnswerPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long pictures may come in without a key frame before the camera is tried in another way. Default 30 s.</summary>
    public TimeSpan KeyFramePatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a camera may take to its first frame. Default 8 s.</summary>
    public TimeSpan FirstFramePatience { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Age of the last frame at which ffmpeg is killed and started anew. Default 3 s; more for a very slow camera.</summary>
    public TimeSpan FramePatience { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How much a feed and its viewers may hold.</summary>
    public FeedLimits Limits { get; init; } = FeedLimits.Default;
}
