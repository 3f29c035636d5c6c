using System.Buffers.Binary;
using System.Text;

namespace LiveView.Domain.Tracking;

/// <summary>Writes packed points and tracks; see <see cref="PackedPoints" /> and <see cref="PackedTrack" />.</summary>
internal ref struct PackedWriter(Span<byte> bytes)
{
    private readonly Span<byte> _bytes = bytes;

    public int Length { get; private set; }

    public void Byte(byte value) => _bytes[Length++] = value;

    /// <summary>Seven bits a byte, the lowest first; the sign is the lowest bit, so that what is small either way is short.</summary>
    public void Number(long value)
    {
        var rest = (ulong)((value << 1) ^ (value >> 63));
        for (; rest >= 0x80; rest >>= 7)
        {
            Byte((byte)(rest | 0x80));
        }

        Byte((byte)rest);
    }

    public void Fraction(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes[Length..], value);
        Length += sizeof(double);
    }

    /// <summary>Nothing where the field did not change.</summary>
    public void Measure(PackedFields changed, float value)
    {
        if (changed != 0)
        {
            BinaryPrimitives.WriteSingleLittleEndian(_bytes[Length..], value);
            Length += sizeof(float);
        }
    }

    public void Maybe(bool? value) => Byte(value is { } known ? (byte)(known ? 2 : 1) : (byte)0);

    public void Maybe(int? value)
    {
        Maybe(value is null ? null : true);
        if (value is { } known)
        {
            Number(known);
        }
    }

    public void Maybe(double? value)
    {
        Maybe(value is null ? null : true);
        if (value is { } known)
        {
            Fraction(known);
        }
    }

    /// <summary>To the tick, UTC.</summary>
    public void Moment(DateTimeOffset? value)
    {
        Maybe(value is null ? null : true);
        if (value is { } known)
        {
            BinaryPrimitives.WriteInt64LittleEndian(_bytes[Length..], known.UtcTicks);
            Length += sizeof(long);
        }
    }

    public void Text(string value)
    {
        Number(Encoding.UTF8.GetByteCount(value));
        Length += Encoding.UTF8.GetBytes(value, _bytes[Length..]);
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Number(value.Length);
        value.CopyTo(_bytes[Length..]);
        Length += value.Length;
    }
}
