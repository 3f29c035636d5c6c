using System.Buffers.Binary;
using System.Text;

namespace LiveView.Simulation.Tracking;

/// <summary>Reads what an overview holds of MessagePack: whole numbers, texts, truth values, lists. Written from the specification, apart from the product.</summary>
internal static class PackReader
{
    public static int List(ref ReadOnlySpan<byte> bytes) => Byte(ref bytes) switch
    {
        var few when (few & 0xf0) == 0x90 => few & 0x0f,
        0xdc => BinaryPrimitives.ReadUInt16BigEndian(Take(ref bytes, 2)),
        0xdd => BinaryPrimitives.ReadInt32BigEndian(Take(ref bytes, 4)),
        var other => throw new InvalidDataException($"{other:x2} begins no list."),
    };

    public static long Number(ref ReadOnlySpan<byte> bytes) => Byte(ref bytes) switch
    {
        < 0x80 and var small => small,
        >= 0xe0 and var negative => (sbyte)negative,
        0xcc => Byte(ref bytes),
        0xcd => BinaryPrimitives.ReadUInt16BigEndian(Take(ref bytes, 2)),
        0xce => BinaryPrimitives.ReadUInt32BigEndian(Take(ref bytes, 4)),
        0xcf => (long)BinaryPrimitives.ReadUInt64BigEndian(Take(ref bytes, 8)),
        0xd0 => (sbyte)Byte(ref bytes),
        0xd1 => BinaryPrimitives.ReadInt16BigEndian(Take(ref bytes, 2)),
        0xd2 => BinaryPrimitives.ReadInt32BigEndian(Take(ref bytes, 4)),
        0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(ref bytes, 8)),
        var other => throw new InvalidDataException($"{other:x2} begins no number."),
    };

    public static bool Truth(ref ReadOnlySpan<byte> bytes) => Byte(ref bytes) switch
    {
        0xc2 => false,
        0xc3 => true,
        var other => throw new InvalidDataException($"{other:x2} is no truth value."),
    };

    public static string Text(ref ReadOnlySpan<byte> bytes)
    {
        var length = Byte(ref bytes) switch
        {
            var few when (few & 0xe0) == 0xa0 => few & 0x1f,
            0xd9 => Byte(ref bytes),
            0xda => BinaryPrimitives.ReadUInt16BigEndian(Take(ref bytes, 2)),
            var other => throw new InvalidDataException($"{other:x2} begins no text."),
        };
        return Encoding.UTF8.GetString(Take(ref bytes, length));
    }

    public static long[] Numbers(ref ReadOnlySpan<byte> bytes)
    {
        var numbers = new long[List(ref bytes)];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = Number(ref bytes);
        return numbers;
    }

    private static byte Byte(ref ReadOnlySpan<byte> bytes) => Take(ref bytes, 1)[0];

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }
}
