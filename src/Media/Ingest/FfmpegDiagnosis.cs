using LiveView.Media.Feeds;

namespace LiveView.Media.Ingest;

/// <summary>Reads what ffmpeg writes to standard error and remembers what it means, not the text. As ffmpeg 5.1 words it.</summary>
internal sealed class FfmpegDiagnosis
{
    private static readonly (string Words, PictureFault Fault)[] s_meanings =
    [
        ("failed to execute", PictureFault.NoFfmpeg),
        ("401 Unauthorized", PictureFault.Unauthorized),
        ("403 Forbidden", PictureFault.Unauthorized),
        ("404 Not Found", PictureFault.NotFound),
        ("Connection refused", PictureFault.Refused),
        ("Failed to resolve hostname", PictureFault.HostUnknown),
        ("No route to host", PictureFault.NoAnswer),
        ("Network is unreachable", PictureFault.NoAnswer),
        ("timed out", PictureFault.NoAnswer),
        ("matches no streams", PictureFault.NoVideo),
        ("does not contain any stream", PictureFault.NoVideo),
    ];

    private const string VideoStream = ": Video: ";

    /// <summary>The first fault that ffmpeg named.</summary>
    public PictureFault Fault { get; private set; }

    /// <summary>ffmpeg's name for the coding of the camera's pictures, for example <c>hevc</c>; null when it named none.</summary>
    public string? VideoCodec { get; private set; }

    /// <summary>Takes one line.</summary>
    public void Observe(ReadOnlySpan<char> line)
    {
        if (VideoCodec is null && line.Contains("Stream #", StringComparison.Ordinal)
            && line.IndexOf(VideoStream, StringComparison.Ordinal) is var at and >= 0)
        {
            var name = line[(at + VideoStream.Length)..];
            var end = name.IndexOfAnyExceptInRange('0', 'z');
            VideoCodec = (end < 0 ? name : name[..end]).ToString();
            return;
        }

        if (Fault != PictureFault.None)
        {
            return;
        }

        foreach (var (words, fault) in s_meanings)
        {
            if (line.Contains(words, StringComparison.Ordinal))
            {
                Fault = fault;
                return;
            }
        }
    }
}
