using System.Buffers.Binary;
using System.Text;
using LiveView.Protocols.Dc09;
using LiveView.Protocols.Positions;

namespace LiveView.Protocols.Teltonika;

/// <summary>
/// Reads messages of Teltonika trackers (wiki.teltonika-gps.com, "Teltonika Data Sending Protocols"): records in codecs 7, 8, 8 Extended
/// and 16, answers to commands in codecs 12 to 15. Pure; never throws, whatever the bytes are.
/// </summary>
public static class TeltonikaParser
{
    /// <summary>Reads one message of a TCP connection, as <see cref="TeltonikaFraming" /> cuts it.</summary>
    /// <param name="message">It.</param>
    /// <param name="device">Who the tracker said it is; null before it did.</param>
    public static TeltonikaParse Parse(ReadOnlySpan<byte> message, string? device)
    {
        if (message is [TeltonikaFraming.PingByte])
        {
            return new TeltonikaParse.Ping();
        }

        if (message.Length < 2)
        {
            return Malformed(TeltonikaFault.BadLength, "The message is shorter than two bytes.");
        }

        if (BinaryPrimitives.ReadUInt16BigEndian(message) is var identity and > 0)
        {
            return identity != message.Length - 2
                ? Malformed(TeltonikaFault.BadLength, $"The identity says {identity} bytes, but {message.Length - 2} came.")
                : Identity(message[2..]) is { } imei ? new TeltonikaParse.Identified(imei)
                : Malformed(TeltonikaFault.BadIdentity, "The identity is not 1 to 64 printable characters: is this a Teltonika tracker?");
        }

        const int around = TeltonikaFraming.HeaderLength + TeltonikaFraming.CrcLength;
        var length = message.Length < around ? 0 : BinaryPrimitives.ReadUInt32BigEndian(message[4..]);
        if (length == 0 || length != message.Length - around || message[..4].ContainsAnyExcept((byte)0))
        {
            return Malformed(
                TeltonikaFault.BadLength, $"The message of {message.Length} bytes says that it holds {length}: the connection is out of step, close it.");
        }

        var data = message[TeltonikaFraming.HeaderLength..^TeltonikaFraming.CrcLength];
        var said = BinaryPrimitives.ReadUInt32BigEndian(message[^TeltonikaFraming.CrcLength..]);
        // CRC-16/IBM is another name of the CRC-16/ARC that DC-09 has.
        var crc = Dc09Crc.Of(data);
        if (said != crc)
        {
            return Malformed(
                TeltonikaFault.CrcMismatch, $"The checksum says {said:X4}, but the bytes give {crc:X4}: not acknowledged, the tracker sends it again.");
        }

        return TeltonikaData.Read(data, device, TeltonikaAnswer.Stored);
    }

    /// <summary>Reads one UDP datagram: it names the tracker and has no checksum of its own.</summary>
    /// <param name="datagram">It.</param>
    public static TeltonikaParse ParseDatagram(ReadOnlySpan<byte> datagram)
    {
        // Length, packet id, a byte that is 1, message id, length of the identity.
        const int header = 8;
        if (datagram.Length < header || BinaryPrimitives.ReadUInt16BigEndian(datagram) is var length && length != datagram.Length - 2)
        {
            return Malformed(TeltonikaFault.BadLength, $"The datagram of {datagram.Length} bytes does not have the length that it says.");
        }

        var packet = BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]);
        var message = datagram[5];
        var identity = BinaryPrimitives.ReadUInt16BigEndian(datagram[6..]);
        if (identity > datagram.Length - header || Identity(datagram.Slice(header, identity)) is not { } device)
        {
            return Malformed(TeltonikaFault.BadIdentity, "The datagram does not name its tracker in 1 to 64 printable characters.");
        }

        return TeltonikaData.Read(datagram[(header + identity)..], device, records => TeltonikaAnswer.StoredDatagram(packet, message, records));
    }

    internal static TeltonikaParse.Malformed Malformed(TeltonikaFault fault, string text) => new(fault, text);

    private static string? Identity(ReadOnlySpan<byte> bytes) =>
        bytes.Length is 0 or > TeltonikaFraming.MaxIdentityLength || bytes.ContainsAnyExceptInRange((byte)0x20, (byte)0x7E)
            ? null
            : Plausible.Device(Encoding.ASCII.GetString(bytes));
}
