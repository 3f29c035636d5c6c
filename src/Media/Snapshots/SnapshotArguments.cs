using System.Globalization;

namespace LiveView.Media.Snapshots;

/// <summary>Makes the argument list of the ffmpeg that turns a picture into a JPEG: fixed words and a number, bytes in and bytes out.</summary>
internal static class SnapshotArguments
{
    /// <summary>Reads fragmented MP4 from standard input and writes one of its pictures to standard output.</summary>
    /// <param name="number">Which, counted from 0.</param>
    public static IReadOnlyList<string> Jpeg(int number) =>
    [
        "-hide_banner", "-nostdin", "-nostats", "-loglevel", "error",
        "-protocol_whitelist", "pipe", "-threads", "1", "-f", "mp4", "-i", "pipe:0",
        "-map", "0:v:0", "-vf", string.Create(CultureInfo.InvariantCulture, $"select=eq(n\\,{number})"), "-fps_mode", "passthrough",
        "-frames:v", "1", "-pix_fmt", "yuvj420p", "-c:v", "mjpeg", "-threads", "1", "-q:v", "3",
        "-f", "image2pipe", "pipe:1",
    ];
}
