using System.Net;
using LiveView.Media.Line;

namespace LiveView.Media.Ingest;

/// <summary>Makes the argument list of ffmpeg: fixed words and a place on this machine, never a text from outside.</summary>
internal static class FfmpegArguments
{
    /// <summary>Takes in one camera without decoding and writes one MP4 fragment per frame to standard output.</summary>
    /// <param name="relay">Where the camera is handed to it. ffmpeg obeys words in the query of an address, so it gets a path of ours.</param>
    public static IReadOnlyList<string> Copy(IPEndPoint relay) => [.. Remarks, .. Camera(relay), "-map", "0:v:0", "-c:v", "copy", .. Output];

    /// <summary>Takes in one camera and converts its picture to H.264 that every browser shows, without a frame of delay.</summary>
    /// <param name="relay">Where the camera is handed to it.</param>
    public static IReadOnlyList<string> Transcode(IPEndPoint relay) => [.. Remarks, .. Camera(relay), .. Encoder, .. Output];

    /// <summary>Converts the fragments that come on standard input.</summary>
    public static IReadOnlyList<string> TranscodeInput { get; } =
    [
        .. Remarks,
        "-protocol_whitelist", "pipe",
        "-fpsprobesize", "0",
        "-analyzeduration", "0",
        "-threads", "1",
        "-f", "mov",
        "-i", "pipe:0",
        .. Encoder, .. Output,
    ];

    private static IEnumerable<string> Remarks => ["-hide_banner", "-nostdin", "-nostats", "-loglevel", "level+info"];

    // Without "-fflags nobuffer", although many recipes have it: it throws away the packets read while probing, the first key frame
    // among them, and so costs a whole key-frame interval. The timeout is in microseconds.
    private static IEnumerable<string> Camera(IPEndPoint relay) =>
    [
        "-protocol_whitelist", "rtsp,tcp",
        "-rtsp_transport", "tcp",
        "-timeout", "5000000",
        "-fpsprobesize", "0",
        "-analyzeduration", "100000",
        "-max_delay", "0",
        "-i", $"rtsp://{relay}{RtspRelay.Path}",
    ];

    // No B-frames and no look-ahead, so that a picture leaves when it came; a key frame every two seconds, so that a viewer never waits;
    // colours of the narrow range, which MJPEG has not; two threads, so that one camera never takes the machine.
    private static IEnumerable<string> Encoder =>
    [
        "-map", "0:v:0",
        "-vf", "scale=w='min(1920,iw)':h=-2:out_range=tv,format=yuv420p",
        "-fps_mode", "passthrough",
        "-c:v", "libx264",
        "-preset", "superfast",
        "-tune", "zerolatency",
        "-profile:v", "main",
        "-bf", "0",
        "-crf", "24",
        "-maxrate", "4M",
        "-bufsize", "4M",
        "-g", "500",
        "-force_key_frames", "expr:gte(t,n_forced*2)",
        "-threads", "2",
        "-video_track_timescale", "90000",
    ];

    private static IEnumerable<string> Output =>
    [
        "-f", "mp4",
        "-movflags", "frag_every_frame+empty_moov+default_base_moof",
        "-flush_packets", "1",
        "pipe:1",
    ];
}
