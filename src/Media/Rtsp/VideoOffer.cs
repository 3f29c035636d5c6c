namespace LiveView.Media.Rtsp;

/// <summary>One video stream that a camera offers.</summary>
/// <param name="PayloadType">RTP payload type, 0 to 127.</param>
/// <param name="Encoding">Name of the encoding in capitals, for example <c>H264</c>; empty when the camera names none.</param>
/// <param name="ClockRate">Units of RTP time per second, 1000 to 10000000.</param>
/// <param name="Control">Its address, as the camera wrote it; null when it gave none.</param>
/// <param name="Parameters">What <c>fmtp</c> says.</param>
internal sealed record VideoOffer(int PayloadType, string Encoding, int ClockRate, string? Control, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>Whether our own client takes this in: pictures that come in the order of their packets.</summary>
    public bool IsPlain => Encoding switch
    {
        "H264" => Parameters.GetValueOrDefault("packetization-mode", "0") is "0" or "1",
        "H265" => Parameters.GetValueOrDefault("sprop-max-don-diff", "0") == "0",
        _ => false,
    };

    /// <summary>The name of the encoding as ffmpeg writes it; null when it is not known.</summary>
    public string? FfmpegName => Encoding switch
    {
        "H264" => "h264",
        "H265" => "hevc",
        "JPEG" => "mjpeg",
        "MP4V-ES" => "mpeg4",
        _ => null,
    };

    /// <summary>Parameter sets that the camera gives in advance; none when they come with the pictures, or are not to be read.</summary>
    public IEnumerable<byte[]> ParameterSets =>
        from name in (string[])["sprop-vps", "sprop-sps", "sprop-pps", "sprop-parameter-sets"]
        from set in Parameters.GetValueOrDefault(name, "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        let bytes = Decoded(set)
        where bytes.Length > 0
        select bytes;

    private static byte[] Decoded(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : [];
    }
}
