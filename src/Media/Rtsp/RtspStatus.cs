using LiveView.Media.Line;

namespace LiveView.Media.Rtsp;

/// <summary>Reads the first line of what a camera says. One reading for the client and for the relay before ffmpeg.</summary>
internal static class RtspStatus
{
    private const string Version = "RTSP/1.0";

    /// <summary>The status of an answer, 200 to 599 and no redirection; null for a request that the camera makes.</summary>
    /// <exception cref="RtspFormatException">It is neither.</exception>
    /// <exception cref="RtspRedirectException">It leads to an address that nobody checked.</exception>
    public static int? Read(string firstLine)
    {
        var words = firstLine.Split(' ');
        if (words[0] == Version)
        {
            return words.Length > 1 && words[1] is [>= '2' and <= '5', >= '0' and <= '9', >= '0' and <= '9'] code && code[0] != '3'
                ? ((code[0] - '0') * 100) + ((code[1] - '0') * 10) + (code[2] - '0')
                : words.Length > 1 ? throw new RtspRedirectException() : throw new RtspFormatException("An answer has no status.");
        }

        return words is not [_, _, Version] ? throw new RtspFormatException("This is neither an answer nor a request of RTSP 1.0.")
            : words[0] == "REDIRECT" ? throw new RtspRedirectException()
            : null;
    }
}
