using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace LiveView.Protocols.MessagePack;

/// <summary>Writes values as MessagePack (the specification of 2017-08-09), each in the fewest bytes that hold it: whole numbers, texts, truth values, lists.</summary>
/// <param name="output">Where to.</param>
public readonly struct PackWriter(IBufferWriter<byte> output)
{
    /// <summary>Begins a list.</summary>
    /// <param name="count">How many values follow.</param>
    public void List(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        switch (count)
        {
            case < 16:
                Byte((byte)(0x90 | count));
                break;
            case <= ushort.MaxValue:
                Head16(0xdc, (ushort)count);
                break;
            default:
                Head32(0xdd, (uint)count);
                break;
        }
    }

    /// <summary>A whole number.</summary>
    public void Number(long value)
    {
        switch (value)
        {
            case >= -32 and < 128:
                Byte((byte)value);
                break;
            case >= 0 and <= byte.MaxValue:
                Bytes([0xcc, (byte)value]);
                break;
            case >= 0 and <= ushort.MaxValue:
                Head16(0xcd, (ushort)value);
                break;
            case >= 0 and <= uint.MaxValue:
                Head32(0xce, (uint)value);
                break;
            case >= 0:
                Head64(0xcf, value);
                break;
            case >= sbyte.MinValue:
                Bytes([0xd0, (byte)value]);
                break;
            case >= short.MinValue:
                Head16(0xd1, (ushort)value);
                break;
            case >= int.MinValue:
                Head32(0xd2, (uint)value);
                break;
            default:
                Head64(0xd3, value);
                break;
        }
    }

    /// <summary>A truth value.</summary>
    public void Truth(bool value) => Byte(value ? (byte)0xc3 : (byte)0xc2);

    /// <summary>A text, as UTF-8.</summary>
    public void Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        switch (length)
        {
            case < 32:
                Byte((byte)(0xa0 | length));
                break;
            case <= byte.MaxValue:
                Bytes([0xd9, (byte)length]);
                break;
            case <= ushort.MaxValue:
                Head16(0xda, (ushort)length);
                break;
            default:
                Head32(0xdb, (uint)length);
                break;
        }

        output.Advance(Encoding.UTF8.GetBytes(value, output.GetSpan(length)));
    }

    private void Byte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    private void Bytes(ReadOnlySpan<byte> bytes) => output.Write(bytes);

    private void Head16(byte kind, ushort value)
    {
        var head = output.GetSpan(3);
        head[0] = kind;
        BinaryPrimitives.WriteUInt16BigEndian(head[1..], value);
        output.Advance(3);
    }

    private void Head32(byte kind, uint value)
    {
        var head = output.GetSpan(5);
        head[0] = kind;
        BinaryPrimitives.WriteUInt32BigEndian(head[1..], value);
        output.Advance(5);
    }

    private void Head64(byte kind, long value)
    {
        var head = output.GetSpan(9);
        head[0] = kind;
        BinaryPrimitives.WriteInt64BigEndian(head[1..], value);
        output.Advance(9);
    }
}
