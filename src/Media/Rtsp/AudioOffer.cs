using LiveView.Media.Mp4;

namespace LiveView.Media.Rtsp;

/// <summary>One stream of sound that a camera offers.</summary>
/// <param name="PayloadType">RTP payload type, 0 to 127.</param>
/// <param name="Encoding">Name of the encoding in capitals, for example <c>PCMU</c>; empty when the camera names none.</param>
/// <param name="ClockRate">Units of RTP time per second, 1000 to 10000000.</param>
/// <param name="Control">Its address, as the camera wrote it; null when it gave none.</param>
/// <param name="Parameters">What <c>fmtp</c> says.</param>
internal sealed record AudioOffer(int PayloadType, string Encoding, int ClockRate, string? Control, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>
    /// How it is coded, where our own client takes it in: AAC of low complexity in the high-rate mode of RFC 3640 (3.3.6), which is what cameras
    /// send. Null for everything else.
    /// </summary>
    public AacConfig? Aac => Encoding == "MPEG4-GENERIC" && Says("mode", "AAC-hbr") && Says("sizelength", "13") && Says("indexlength", "3") && Says("indexdeltalength", "3")
        ? AacConfig.Read(Hex(Parameters.GetValueOrDefault("config", "")))
        : null;

    private bool Says(string name, string value) => string.Equals(Parameters.GetValueOrDefault(name), value, StringComparison.OrdinalIgnoreCase);

    private static byte[] Hex(string text)
    {
        var bytes = new byte[text.Length / 2];
        return text.Length % 2 == 0 && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done ? bytes : [];
    }
}
