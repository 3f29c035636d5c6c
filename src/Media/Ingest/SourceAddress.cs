namespace LiveView.Media.Ingest;

/// <summary>
/// Where the pictures of a feed come from: a camera that is visited (<see cref="RtspAddress"/>), a place to which somebody pushes
/// (<see cref="RtmpAddress"/>, <see cref="SrtAddress"/>), or a film (<see cref="FileAddress"/>). It holds no secret.
/// </summary>
public abstract record SourceAddress
{
    private protected SourceAddress()
    {
    }

    /// <summary>Reads an address by its scheme: <c>rtsp</c>, <c>rtsps</c>, <c>rtmp</c>, <c>srt</c> or <c>file</c>.</summary>
    /// <exception cref="FormatException">It is none; the message says why, without repeating it: it may hold a password.</exception>
    public static SourceAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(':', 2)[0] switch
        {
            "rtmp" => RtmpAddress.Parse(text),
            "srt" => SrtAddress.Parse(text),
            "file" => FileAddress.Parse(text),
            _ => RtspAddress.Parse(text),
        };
    }
}
