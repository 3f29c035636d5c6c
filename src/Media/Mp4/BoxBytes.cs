using System.Buffers.Binary;

namespace LiveView.Media.Mp4;

/// <summary>Reads big-endian numbers of a box and answers a read past its end with the one documented exception.</summary>
internal static class BoxBytes
{
    public static byte U8(ReadOnlySpan<byte> box, int at) => Part(box, at, 1)[0];

    public static ushort U16(ReadOnlySpan<byte> box, int at) => BinaryPrimitives.ReadUInt16BigEndian(Part(box, at, 2));

    public static uint U32(ReadOnlySpan<byte> box, int at) => BinaryPrimitives.ReadUInt32BigEndian(Part(box, at, 4));

    public static ulong U64(ReadOnlySpan<byte> box, int at) => BinaryPrimitives.ReadUInt64BigEndian(Part(box, at, 8));

    public static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> box, int at, int length) =>
        at >= 0 && length >= 0 && at <= box.Length - length
            ? box.Slice(at, length)
            : throw new Mp4FormatException($"A box of {box.Length} bytes ends before byte {at} + {length}.");

    public static ReadOnlySpan<byte> From(ReadOnlySpan<byte> box, int at) => Part(box, at, Math.Max(0, box.Length - at));
}
