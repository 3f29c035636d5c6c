using LiveView.Media.Feeds;
using LiveView.Media.Mp4;
using LiveView.Media.Tests.Rtsp;

namespace LiveView.Media.Tests.Mp4;

/// <summary>Streams as ffmpeg really writes them: two seconds, 25 frames per second, a key frame every 25 frames.</summary>
internal static class Streams
{
    private static readonly Lazy<byte[]> s_h264 = new(() => Make("libx264", "-bf", "0", "-profile:v", "high", "-level", "4.0"));
    private static readonly Lazy<byte[]> s_withBFrames = new(() => Make("libx264", "-bf", "2"));
    private static readonly Lazy<byte[]> s_h265 = new(() => Make("libx265", "-x265-params", "log-level=error", "-tag:v", "hvc1"));
    private static readonly Lazy<byte[]> s_mjpeg = new(() => Make("mjpeg"));

    public static byte[] H264 => s_h264.Value;

    public static byte[] H264WithBFrames => s_withBFrames.Value;

    public static byte[] H265 => s_h265.Value;

    public static byte[] Mjpeg => s_mjpeg.Value;

    public static Pieces Cut(byte[] stream, int chunk = int.MaxValue, int headroom = 0, PicturePool? pool = null)
    {
        var pieces = new Pieces();
        var reader = new FragmentReader(pieces, headroom, pool);
        for (var at = 0; at < stream.Length; at += Math.Min(chunk, stream.Length - at))
        {
            reader.Read(stream.AsSpan(at, Math.Min(chunk, stream.Length - at)));
        }

        return pieces;
    }

    private static byte[] Make(string encoder, params string[] options) => Programs.Ffmpeg(
        ["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25", "-t", "2", "-c:v", encoder, "-g", "25", "-pix_fmt",
            encoder == "mjpeg" ? "yuvj420p" : "yuv420p", .. options,
            "-f", "mp4", "-movflags", "frag_every_frame+empty_moov+default_base_moof", "pipe:1"]);
}
