using System.Buffers.Binary;
using LiveView.Media.Line;

namespace LiveView.Media.Rtsp;

/// <summary>One packet of pictures (RFC 3550, 5.1).</summary>
internal readonly ref struct RtpPacket
{
    private const int FixedLength = 12;

    private RtpPacket(ReadOnlySpan<byte> packet, ReadOnlySpan<byte> payload)
    {
        Marker = (packet[1] & 0x80) != 0;
        PayloadType = packet[1] & 0x7F;
        Sequence = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        Timestamp = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
        Source = BinaryPrimitives.ReadUInt32BigEndian(packet[8..]);
        Payload = payload;
    }

    /// <summary>Whether a picture ends here.</summary>
    public bool Marker { get; }

    public int PayloadType { get; }

    public ushort Sequence { get; }

    public uint Timestamp { get; }

    /// <summary>Synchronisation source.</summary>
    public uint Source { get; }

    public ReadOnlySpan<byte> Payload { get; }

    /// <exception cref="RtspFormatException">It is not one.</exception>
    public static RtpPacket Read(ReadOnlySpan<byte> packet)
    {
        var header = packet.Length < FixedLength || packet[0] >> 6 != 2 ? int.MaxValue : FixedLength + (4 * (packet[0] & 0x0F));
        if (header < packet.Length && (packet[0] & 0x10) != 0)
        {
            header = header + 4 > packet.Length ? int.MaxValue : header + 4 + (4 * BinaryPrimitives.ReadUInt16BigEndian(packet[(header + 2)..]));
        }

        if (header > packet.Length)
        {
            throw new RtspFormatException($"{packet.Length} bytes on the channel of the pictures are no RTP packet.");
        }

        var padding = (packet[0] & 0x20) != 0 && packet.Length > header ? packet[^1] : 0;
        return padding <= packet.Length - header
            ? new RtpPacket(packet, packet[header..^padding])
            : throw new RtspFormatException($"An RTP packet of {packet.Length} bytes says that {padding} of them are padding.");
    }
}
