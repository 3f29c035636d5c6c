using System.Buffers.Binary;

namespace LiveView.Media.Recording.Segments;

/// <summary>The last 16 bytes of a closed segment: where its index record begins (u64, big-endian) and <c>LVRECEND</c>.</summary>
internal static class SegmentTrailer
{
    public const int Length = 16;

    private static ReadOnlySpan<byte> Magic => "LVRECEND"u8;

    public static void Write(Span<byte> to, long indexAt)
    {
        BinaryPrimitives.WriteInt64BigEndian(to, indexAt);
        Magic.CopyTo(to[8..]);
    }

    /// <returns>Where the index begins; null when these are not the last bytes of a closed segment.</returns>
    public static long? Read(ReadOnlySpan<byte> from) =>
        from.Length == Length && from[8..].SequenceEqual(Magic) ? BinaryPrimitives.ReadInt64BigEndian(from) : null;
}
