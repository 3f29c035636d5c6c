using System.Buffers.Binary;

namespace LiveView.Media.Recording.Segments;

/// <summary>
/// The 80 bytes before the encrypted body of every record, big-endian: body length (u32), kind, flags, two zero bytes, epoch (u32),
/// dropped (u32), sequence (u64), time (i64), decode time (i64), position (u64), chain (32). Authenticated together with the body.
/// </summary>
/// <param name="Kind">What the body holds.</param>
/// <param name="BodyLength">Length of the body, bytes.</param>
/// <param name="IsKeyFrame">Whether a decoder can start here; fragments only.</param>
/// <param name="Epoch">Epoch of the ingest that made it.</param>
/// <param name="Dropped">Frames that are missing, as far as known; gaps only.</param>
/// <param name="Sequence">Sequence of the fragment within its epoch; 0 for other kinds.</param>
/// <param name="Time">When it arrived at the media node, or when a gap began, UTC.</param>
/// <param name="DecodeTime">Fragment: decode time in units of the timescale. Gap: when it ended, Unix microseconds. Index: torn bytes cut off.</param>
/// <param name="Position">Position in the take's chain, counted from 1.</param>
/// <param name="Chain">The chain's hash after this record.</param>
public readonly record struct RecordHeader(
    RecordKind Kind, int BodyLength, bool IsKeyFrame, uint Epoch, uint Dropped, long Sequence, PictureTime Time, long DecodeTime, long Position,
    ChainHash Chain)
{
    /// <summary>Length of a header, bytes.</summary>
    public const int Length = 80;

    /// <summary>Greatest length of a body, bytes: an index of the longest segment fits, and a torn length is found out.</summary>
    public const int MostBody = 64 * 1024 * 1024;

    private const byte KeyFrame = 1;

    /// <summary>Length of the whole record: header, body, authentication tag.</summary>
    public int RecordLength => Length + BodyLength + SegmentCipher.TagLength;

    /// <summary>Writes the header.</summary>
    public void Write(Span<byte> to)
    {
        BinaryPrimitives.WriteInt32BigEndian(to, BodyLength);
        to[4] = (byte)Kind;
        to[5] = IsKeyFrame ? KeyFrame : (byte)0;
        to[6] = 0;
        to[7] = 0;
        BinaryPrimitives.WriteUInt32BigEndian(to[8..], Epoch);
        BinaryPrimitives.WriteUInt32BigEndian(to[12..], Dropped);
        BinaryPrimitives.WriteInt64BigEndian(to[16..], Sequence);
        BinaryPrimitives.WriteInt64BigEndian(to[24..], Time.Microseconds);
        BinaryPrimitives.WriteInt64BigEndian(to[32..], DecodeTime);
        BinaryPrimitives.WriteInt64BigEndian(to[40..], Position);
        Chain.CopyTo(to[48..Length]);
    }

    /// <summary>Reads a header.</summary>
    /// <returns>Null when these bytes cannot be one.</returns>
    public static RecordHeader? Read(ReadOnlySpan<byte> from)
    {
        if (from.Length < Length)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(from);
        var kind = (RecordKind)from[4];
        return length is < 0 or > MostBody || !Enum.IsDefined(kind) || from[5] > KeyFrame || from[6] != 0 || from[7] != 0
            ? null
            : new RecordHeader(
                kind, length, from[5] == KeyFrame, BinaryPrimitives.ReadUInt32BigEndian(from[8..]), BinaryPrimitives.ReadUInt32BigEndian(from[12..]),
                BinaryPrimitives.ReadInt64BigEndian(from[16..]), new PictureTime(BinaryPrimitives.ReadInt64BigEndian(from[24..])),
                BinaryPrimitives.ReadInt64BigEndian(from[32..]), BinaryPrimitives.ReadInt64BigEndian(from[40..]), new ChainHash(from[48..Length]));
    }
}
