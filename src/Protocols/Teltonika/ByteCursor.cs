using System.Buffers.Binary;

namespace LiveView.Protocols.Teltonika;

/// <summary>Takes big-endian numbers off a span; once it is too short, every further one is 0 and <see cref="IsShort" /> says so.</summary>
internal ref struct ByteCursor(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Whether more was asked for than there is.</summary>
    public bool IsShort { get; private set; }

    public readonly int Left => _rest.Length;

    public byte Byte() => Take(1) is [var b] ? b : (byte)0;

    public ushort UInt16() => Take(2) is { Length: 2 } b ? BinaryPrimitives.ReadUInt16BigEndian(b) : (ushort)0;

    public short Int16() => (short)UInt16();

    public uint UInt32() => Take(4) is { Length: 4 } b ? BinaryPrimitives.ReadUInt32BigEndian(b) : 0;

    public int Int32() => (int)UInt32();

    public long Int64() => Take(8) is { Length: 8 } b ? BinaryPrimitives.ReadInt64BigEndian(b) : 0;

    public float Single() => BitConverter.UInt32BitsToSingle(UInt32());

    /// <summary>An unsigned number of one, two, four or eight bytes.</summary>
    public ulong Number(int length) => length switch { 1 => Byte(), 2 => UInt16(), 4 => UInt32(), _ => (ulong)Int64() };

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            IsShort = true;
            _rest = [];
            return [];
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
