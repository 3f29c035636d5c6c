using System.Buffers.Binary;

namespace LiveView.Media.Feeds;

/// <summary>
/// The header of a WebSocket message as a server sends it (RFC 6455, 5.2): one frame, final, not masked, and so the same for all viewers.
/// </summary>
public static class SocketFrame
{
    /// <summary>Length of the longest header, bytes.</summary>
    public const int MostHeaderBytes = 10;

    private const byte Final = 0x80;
    private const byte Text = 1;
    private const byte Binary = 2;

    /// <summary>Length of the header of a message, bytes: 2, 4 or 10.</summary>
    /// <param name="length">Length of the message, bytes.</param>
    public static int HeaderLength(int length) => length < 126 ? 2 : length <= ushort.MaxValue ? 4 : MostHeaderBytes;

    /// <summary>A whole text message.</summary>
    /// <param name="text">UTF-8.</param>
    public static byte[] OfText(ReadOnlySpan<byte> text)
    {
        var header = HeaderLength(text.Length);
        var frame = new byte[header + text.Length];
        Write(frame, Text, text.Length);
        text.CopyTo(frame.AsSpan(header));
        return frame;
    }

    /// <summary>Writes the header of a binary message right before it.</summary>
    /// <param name="before">Room that ends where the message begins, at least <see cref="MostHeaderBytes" /> long.</param>
    /// <param name="length">Length of the message, bytes.</param>
    /// <returns>Length of the header, bytes.</returns>
    internal static int WriteBinary(Span<byte> before, int length)
    {
        var header = HeaderLength(length);
        Write(before[^header..], Binary, length);
        return header;
    }

    private static void Write(Span<byte> header, byte kind, int length)
    {
        header[0] = (byte)(Final | kind);
        switch (HeaderLength(length))
        {
            case 2:
                header[1] = (byte)length;
                break;
            case 4:
                header[1] = 126;
                BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)length);
                break;
            default:
                header[1] = 127;
                BinaryPrimitives.WriteUInt64BigEndian(header[2..], (ulong)length);
                break;
        }
    }
}
