using System.Buffers.Binary;
using System.Text;

namespace LiveView.Domain.Tracking;

/// <summary>Reads what <see cref="PackedWriter" /> wrote, in the same order.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public byte Byte() => _bytes[_at++];

    public long Number()
    {
        var (value, shift) = (0UL, 0);
        byte next;
        do
        {
            next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            shift += 7;
        }
        while (next >= 0x80);

        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public double Fraction()
    {
        var value = BinaryPrimitives.ReadDoubleLittleEndian(_bytes[_at..]);
        _at += sizeof(double);
        return value;
    }

    /// <summary>As it was before, where the field did not change.</summary>
    public float Measure(PackedFields changed, float before)
    {
        if (changed == 0)
        {
            return before;
        }

        var value = BinaryPrimitives.ReadSingleLittleEndian(_bytes[_at..]);
        _at += sizeof(float);
        return value;
    }

    public bool? Maybe() => Byte() switch { 0 => null, var known => known == 2 };

    public int? MaybeNumber() => Maybe() is null ? null : (int)Number();

    public double? MaybeFraction() => Maybe() is null ? null : Fraction();

    /// <summary>UTC.</summary>
    public DateTimeOffset? Moment()
    {
        if (Maybe() is null)
        {
            return null;
        }

        var ticks = BinaryPrimitives.ReadInt64LittleEndian(_bytes[_at..]);
        _at += sizeof(long);
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public ReadOnlySpan<byte> Bytes()
    {
        var count = (int)Number();
        var bytes = _bytes.Slice(_at, count);
        _at += count;
        return bytes;
    }
}
