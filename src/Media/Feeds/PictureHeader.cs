using System.Buffers.Binary;

namespace LiveView.Media.Feeds;

/// <summary>
/// The 24 bytes before every picture message, little-endian: kind, flags, two reserved, epoch (u32), sequence (u64), arrival
/// (i64, Unix microseconds, UTC).
/// </summary>
public static class PictureHeader
{
    private static readonly long s_mostMicroseconds = (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Length of the header, bytes.</summary>
    public const int Length = 24;

    /// <summary>Kind of a message that carries an init segment.</summary>
    public const byte InitKind = 1;

    /// <summary>Kind of a message that carries a fragment.</summary>
    public const byte FragmentKind = 2;

    /// <summary>Flag of a key frame.</summary>
    public const byte KeyFrameFlag = 1;

    /// <summary>Flag of a fragment that is older than live, from the burst a new viewer gets.</summary>
    public const byte CatchUpFlag = 2;

    /// <summary>A whole message, for one viewer.</summary>
    internal static byte[] Frame(byte kind, byte flags, long epoch, long sequence, DateTimeOffset arrivedAt, ReadOnlySpan<byte> content)
    {
        var message = new byte[Length + content.Length];
        Write(message, kind, flags, epoch, sequence, arrivedAt);
        content.CopyTo(message.AsSpan(Length));
        return message;
    }

    internal static void Write(Span<byte> header, byte kind, byte flags, long epoch, long sequence, DateTimeOffset arrivedAt)
    {
        header[0] = kind;
        header[1] = flags;
        header[2] = 0;
        header[3] = 0;
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], (uint)epoch);
        BinaryPrimitives.WriteUInt64LittleEndian(header[8..], (ulong)sequence);
        BinaryPrimitives.WriteInt64LittleEndian(header[16..], (arrivedAt - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
    }

    internal static (byte Flags, long Epoch, long Sequence, DateTimeOffset ArrivedAt) Read(ReadOnlySpan<byte> header) => (
        header[1],
        BinaryPrimitives.ReadUInt32LittleEndian(header[4..]),
        (long)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(header[8..]), long.MaxValue),
        DateTimeOffset.UnixEpoch.AddTicks(
            Math.Clamp(BinaryPrimitives.ReadInt64LittleEndian(header[16..]), 0, s_mostMicroseconds) * TimeSpan.TicksPerMicrosecond));
}
