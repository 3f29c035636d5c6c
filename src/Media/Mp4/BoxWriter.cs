using System.Buffers.Binary;

namespace LiveView.Media.Mp4;

/// <summary>Writes boxes (ISO/IEC 14496-12, 4.2): numbers are big-endian, and each box learns its length when it ends.</summary>
internal sealed class BoxWriter
{
    private byte[] _bytes = new byte[1024];
    private int _length;

    /// <summary>What was written.</summary>
    public byte[] ToArray() => _bytes.AsSpan(0, _length).ToArray();

    /// <summary>A box with what <paramref name="body" /> writes.</summary>
    public BoxWriter Box(uint type, Action<BoxWriter> body)
    {
        var start = _length;
        U32(0).U32(type);
        body(this);
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(start), _length - start);
        return this;
    }

    /// <summary>A box with a version and flags.</summary>
    public BoxWriter FullBox(uint type, byte version, uint flags, Action<BoxWriter> body) =>
        Box(type, writer => body(writer.U32(((uint)version << 24) | flags)));

    public BoxWriter U8(int value)
    {
        Room(1)[0] = (byte)value;
        return this;
    }

    public BoxWriter U16(int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(Room(2), (ushort)value);
        return this;
    }

    public BoxWriter U32(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(Room(4), value);
        return this;
    }

    public BoxWriter Zeros(int count)
    {
        Room(count).Clear();
        return this;
    }

    public BoxWriter Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        return this;
    }

    private Span<byte> Room(int count)
    {
        if (_length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        }

        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }
}
