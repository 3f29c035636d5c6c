using System.Buffers.Binary;

namespace LiveView.Protocols.Teltonika;

/// <summary>What a tracker is answered.</summary>
public static class TeltonikaAnswer
{
    /// <summary>The tracker may send its records.</summary>
    public static ReadOnlySpan<byte> Accept => [1];

    /// <summary>The tracker is not known here.</summary>
    public static ReadOnlySpan<byte> Refuse => [0];

    internal static byte[] Stored(int records)
    {
        var answer = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(answer, records);
        return answer;
    }

    internal static byte[] StoredDatagram(ushort packet, byte message, int records) => [0, 5, (byte)(packet >> 8), (byte)packet, 1, message, (byte)records];
}
