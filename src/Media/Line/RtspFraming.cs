using System.Buffers.Text;
using System.Text;

namespace LiveView.Media.Line;

/// <summary>
/// Finds the messages in one direction of an RTSP connection (RFC 2326): heads, bodies, and interleaved packets. Strict on purpose: what
/// two readers could read in two ways is refused, because the reader behind this one would follow what this one did not see.
/// </summary>
internal sealed class RtspFraming
{
    /// <summary>Greatest length of a head, bytes.</summary>
    public const int MostHead = 16 * 1024;

    /// <summary>Greatest length of a body, bytes: a session description.</summary>
    public const int MostBody = 256 * 1024;

    private const byte Dollar = (byte)'$';
    private const int PacketHead = 4;
    private const int HeadEnd = 4;

    /// <summary>Bytes of a body or a packet that are still to come, and pass as they are.</summary>
    private int _passing;

    /// <summary>Looks at the first bytes that have not been handled yet.</summary>
    /// <param name="bytes">What has come.</param>
    /// <param name="head">The head, when one begins here and is complete: its lines without their ends.</param>
    /// <returns>How many bytes belong to what stands first, as far as they are here; 0 when more must come.</returns>
    /// <exception cref="RtspFormatException">This is no RTSP, or not in one clear reading.</exception>
    public int Next(ReadOnlySpan<byte> bytes, out string[]? head)
    {
        head = null;
        if (_passing > 0)
        {
            var passed = Math.Min(_passing, bytes.Length);
            _passing -= passed;
            return passed;
        }

        if (bytes.IsEmpty)
        {
            return 0;
        }

        if (bytes[0] == Dollar)
        {
            return StartPacket(bytes);
        }

        var length = HeadLength(bytes);
        if (length > 0)
        {
            head = Lines(bytes[..(length - HeadEnd)]);
            _passing = BodyLength(head);
        }

        return length;
    }

    /// <summary>Length of the head at the start, with the empty line that ends it; 0 when that has not come yet.</summary>
    /// <exception cref="RtspFormatException">It is longer than any head.</exception>
    private static int HeadLength(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\r\n\r\n"u8);
        return (end < 0 ? bytes.Length : end) > MostHead ? throw new RtspFormatException($"A head is longer than {MostHead} bytes.") : end < 0 ? 0 : end + HeadEnd;
    }

    private int StartPacket(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < PacketHead)
        {
            return 0;
        }

        _passing = (bytes[2] << 8) | bytes[3];
        return PacketHead;
    }

    private static string[] Lines(ReadOnlySpan<byte> head) => Checked(Encoding.Latin1.GetString(head).Split("\r\n"));

    /// <summary>The lines of a head, when none of them is empty, folded or holds a control character.</summary>
    /// <exception cref="RtspFormatException">One does.</exception>
    internal static string[] Checked(string[] lines)
    {
        foreach (var line in lines)
        {
            if (line.Length == 0 || line[0] is '$' or ' ' || line.Any(char.IsControl))
            {
                throw new RtspFormatException("A line of a head is empty, folded, or holds characters that do not belong there.");
            }
        }

        return lines.Skip(1).All(line => line.Contains(':', StringComparison.Ordinal))
            ? lines
            : throw new RtspFormatException("A line of a head is no header.");
    }

    /// <summary>How long the body after a head is, 0 to <see cref="MostBody" />.</summary>
    internal static int BodyLength(string[] head)
    {
        string? length = null;
        foreach (var line in head.Skip(1))
        {
            var name = line[..line.IndexOf(':', StringComparison.Ordinal)].Trim();
            if (name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)
                || (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) && length is not null))
            {
                throw new RtspFormatException("A head says in two ways how long its body is.");
            }

            if (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                length = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
            }
        }

        if (length is null)
        {
            return 0;
        }

        var digits = Encoding.ASCII.GetBytes(length);
        return digits.Length is > 0 and <= 6 && digits.All(each => char.IsAsciiDigit((char)each)) && Utf8Parser.TryParse(digits, out int value, out _) && value <= MostBody
            ? value
            : throw new RtspFormatException($"The length of a body is no number from 0 to {MostBody}.");
    }
}
