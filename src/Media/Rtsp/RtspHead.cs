using System.Text;
using LiveView.Media.Line;

namespace LiveView.Media.Rtsp;

/// <summary>
/// Heads as cameras write them: lines end with CRLF, and with LF alone where a camera mixes the two, as RFC 2326, 4 asks of whoever
/// receives. <see cref="RtspFraming" /> refuses that, because another reader stands behind it; nobody reads on behind this one.
/// </summary>
internal static class RtspHead
{
    /// <summary>Length of the head at the start, with the empty line that ends it; 0 when that has not come yet.</summary>
    /// <exception cref="RtspFormatException">It is longer than any head.</exception>
    public static int LengthOf(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; bytes[at..].IndexOf((byte)'\n') is >= 0 and var step;)
        {
            at += step + 1;
            var end = bytes[at..] is [(byte)'\n', ..] ? at + 1 : bytes[at..] is [(byte)'\r', (byte)'\n', ..] ? at + 2 : 0;
            if (end > 0)
            {
                return end <= RtspFraming.MostHead ? end : throw TooLong();
            }
        }

        return bytes.Length <= RtspFraming.MostHead ? 0 : throw TooLong();
    }

    /// <summary>The lines of a head without their ends, none of which is empty, folded or holds a control character.</summary>
    /// <exception cref="RtspFormatException">One does.</exception>
    public static string[] LinesOf(ReadOnlySpan<byte> head) =>
        RtspFraming.Checked(Encoding.Latin1.GetString(head).Replace("\r\n", "\n", StringComparison.Ordinal)[..^2].Split('\n'));

    private static RtspFormatException TooLong() => new($"A head is longer than {RtspFraming.MostHead} bytes.");
}
