namespace LiveView.Media.Snapshots;

/// <summary>Makes the argument list of the ffmpeg that turns one key frame into a JPEG: fixed words, bytes in and bytes out.</summary>
internal static class SnapshotArguments
{
    /// <summary>Reads fragmented MP4 from standard input and writes its first picture to standard output.</summary>
    public static IReadOnlyList<string> Jpeg { get; } =
    [
        "-hide_banner", "-nostdin", "-nostats", "-loglevel", "error",
        "-protocol_whitelist", "pipe", "-threads", "1", "-f", "mp4", "-i", "pipe:0",
        "-map", "0:v:0", "-frames:v", "1", "-pix_fmt", "yuvj420p", "-c:v", "mjpeg", "-threads", "1", "-q:v", "3",
        "-f", "image2pipe", "pipe:1",
    ];
}
