using System.Buffers;
using System.Buffers.Binary;

namespace LiveView.Protocols.Teltonika;

/// <summary>
/// Cuts messages out of the bytes of one TCP connection: an identity (two bytes of length, then it), records (four bytes 0, four of length,
/// the data, four of checksum), or a byte FF. Holds nothing by itself.
/// </summary>
public static class TeltonikaFraming
{
    /// <summary>Greatest length of the data of a message, bytes; trackers send up to 1,280.</summary>
    public const int MaxDataLength = 16 * 1024;

    internal const int HeaderLength = 8;
    internal const int CrcLength = 4;
    internal const int MaxIdentityLength = 64;
    internal const byte PingByte = 0xFF;

    /// <summary>Takes one message off the front, if it is all there.</summary>
    /// <param name="received">The bytes that are there; afterwards those behind the message.</param>
    /// <param name="message">The message, for <see cref="TeltonikaParser.Parse" />.</param>
    /// <returns>What was found.</returns>
    public static TeltonikaCut Cut(ref ReadOnlySequence<byte> received, out ReadOnlySequence<byte> message)
    {
        message = default;
        var there = received.Length;
        if (there == 0)
        {
            return TeltonikaCut.Incomplete;
        }

        Span<byte> header = stackalloc byte[HeaderLength];
        header = header[..(int)Math.Min(there, HeaderLength)];
        received.Slice(0, header.Length).CopyTo(header);
        if (LengthOf(header) is not { } length)
        {
            return TeltonikaCut.Broken;
        }

        if (length == 0 || there < length)
        {
            return TeltonikaCut.Incomplete;
        }

        message = received.Slice(0, length);
        received = received.Slice(length);
        return TeltonikaCut.Message;
    }

    /// <summary>The length of the whole message that begins so; 0 when that is not to be told yet, null when none begins so.</summary>
    private static int? LengthOf(ReadOnlySpan<byte> header)
    {
        if (header[0] == PingByte)
        {
            return 1;
        }

        if (header.Length < 2)
        {
            return 0;
        }

        if (BinaryPrimitives.ReadUInt16BigEndian(header) is var identity and > 0)
        {
            return identity <= MaxIdentityLength ? identity + 2 : null;
        }

        if (header[2..Math.Min(header.Length, 4)].ContainsAnyExcept((byte)0))
        {
            return null;
        }

        if (header.Length < HeaderLength)
        {
            return 0;
        }

        var data = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        return data is > 0 and <= MaxDataLength ? HeaderLength + (int)data + CrcLength : null;
    }
}
