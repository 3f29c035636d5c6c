using System.Globalization;
using System.Net;
using LiveView.Media.Clips.Marking;
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

    /// <summary>Takes in what one camera hears, and no picture, and makes AAC of it.</summary>
    /// <param name="relay">Where the camera is handed to it.</param>
    public static IReadOnlyList<string> Listen(IPEndPoint relay) =>
        [.. Remarks, "-allowed_media_types", "audio", .. Camera(relay), "-map", "0:a:0", .. SoundEncoder, .. Output];

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

    /// <summary>Converts a clip that comes on standard input, with a mark in every picture, and keeps the remark of the file.</summary>
    /// <param name="mark">Where the letters stand, and when the clip begins. What people wrote is in the file, and never expanded.</param>
    public static IReadOnlyList<string> Mark(MarkPlace mark) =>
    [
        .. Remarks,
        "-protocol_whitelist", "pipe",
        "-fpsprobesize", "0",
        "-analyzeduration", "0",
        "-threads", "1",
        "-f", "mov",
        "-i", "pipe:0",
        .. Encode($"{Picture},{Letters(mark)}:y=h-th-h/50:expansion=none:textfile={mark.Text.Value},{Letters(mark)}:y=h/50:text={Clock(mark.Start)}"),
        .. Output,
    ];

    /// <summary>Shows the film that a script on standard input names, again and again at its own pace, converted.</summary>
    public static IReadOnlyList<string> Film { get; } = [.. Remarks, "-re", "-stream_loop", "-1", .. Script("file,pipe"), .. Encoder, .. Output];

    /// <summary>Waits for the pusher that a script on standard input names, and copies its picture.</summary>
    public static IReadOnlyList<string> CopyPush { get; } = [.. Remarks, .. Script("srt,pipe"), "-map", "0:v:0", "-c:v", "copy", .. Output];

    /// <summary>Waits for the pusher that a script on standard input names, and converts its picture.</summary>
    public static IReadOnlyList<string> TranscodePush { get; } = [.. Remarks, .. Script("srt,pipe"), .. Encoder, .. Output];

    // The script is ours, so any path and protocol of the list may stand in it.
    private static IEnumerable<string> Script(string protocols) =>
        ["-protocol_whitelist", protocols, "-fpsprobesize", "0", "-analyzeduration", "100000", "-threads", "1", "-f", "concat", "-safe", "0", "-i", "pipe:0"];

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
    private static IEnumerable<string> Encoder => Encode(Picture);

    // Speech, in pieces of 64 ms whatever the camera's rate is.
    private static IEnumerable<string> SoundEncoder =>
        ["-c:a", "aac", "-profile:a", "aac_low", "-ar", "16000", "-ac", "1", "-b:a", "48k", "-threads", "1"];

    private const string Picture = "scale=w='min(1920,iw)':h=-2:out_range=tv,format=yuv420p";

    private static IEnumerable<string> Encode(string filters) =>
    [
        "-map", "0:v:0",
        "-vf", filters,
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

    // 80 letters across, white on black that covers whatever the picture shows there.
    private static string Letters(MarkPlace mark) =>
        $"drawtext=fontfile={mark.Font.Value}:fontsize='max(8,w/52)':fontcolor=white:box=1:boxcolor=black@0.7:boxborderw=4:x=w/50";

    // The moment of each picture: that of the first, and what the file says has passed since.
    private static string Clock(DateTimeOffset start) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""'%{pts\:gmtime\:{{start.ToUnixTimeMilliseconds() / 1000m:0.000}}\:%Y-%m-%d %H\\\:%M\\\:%S UTC}'""");

    private static IEnumerable<string> Output =>
    [
        "-f", "mp4",
        "-movflags", "frag_every_frame+empty_moov+default_base_moof",
        "-flush_packets", "1",
        "pipe:1",
    ];
}
