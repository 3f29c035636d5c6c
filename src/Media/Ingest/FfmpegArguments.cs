namespace LiveView.Media.Ingest;

/// <summary>Makes the argument list of ffmpeg: fixed words and one checked address, never a text from outside.</summary>
internal static class FfmpegArguments
{
    /// <summary>Takes in one camera without decoding and writes one MP4 fragment per frame to standard output.</summary>
    public static IReadOnlyList<string> Copy(RtspAddress address) =>
    [
        "-hide_banner", "-nostdin", "-nostats", "-loglevel", "level+info",
        .. Input,
        "-i", address.ToString(),
        .. Output,
    ];

    // Without "-fflags nobuffer", although many recipes have it: it throws away the packets read while probing, the first key frame
    // among them, and so costs a whole key-frame interval. The timeout is in microseconds.
    private static IEnumerable<string> Input =>
    [
        "-protocol_whitelist", "rtsp,rtp,udp,tcp,tls",
        "-rtsp_transport", "tcp",
        "-timeout", "5000000",
        "-fpsprobesize", "0",
        "-analyzeduration", "100000",
        "-max_delay", "0",
    ];

    private static IEnumerable<string> Output =>
    [
        "-map", "0:v:0",
        "-c:v", "copy",
        "-f", "mp4",
        "-movflags", "frag_every_frame+empty_moov+default_base_moof",
        "-flush_packets", "1",
        "pipe:1",
    ];
}
