using System.Buffers.Binary;

namespace LiveView.Domain.Tracking;

/// <summary>
/// A few points in the bytes in which each differs from the one before it: a third of their size, and nothing of them is lost. A fix of a
/// vehicle under way takes 16 to 32 bytes.
/// </summary>
/// <remarks>
/// The first byte is how many there are, the next eight the time of the first. Coordinates of nine decimals or less are whole
/// nanodegrees; others are kept as they are.
/// </remarks>
internal static class PackedPoints
{
    /// <summary>Greatest number of points that go together.</summary>
    public const int Most = 8;

    private const int Head = 1 + sizeof(long);

    /// <summary>More bytes than one point can take.</summary>
    private const int Widest = 96;

    /// <summary>More bytes than as many as go together take.</summary>
    public const int MostBytes = Head + (Most * Widest);

    private const double NanoDegrees = 1e9;

    public static byte[] Of(ReadOnlySpan<TrackPoint> points)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        bytes[0] = (byte)points.Length;
        BinaryPrimitives.WriteInt64LittleEndian(bytes[1..], points[0].Time);
        var writer = new PackedWriter(bytes[Head..]);
        var before = First(points[0].Time);
        foreach (ref readonly var point in points)
        {
            Write(ref writer, before, point);
            before = point;
        }

        return bytes[..(Head + writer.Length)].ToArray();
    }

    public static int Count(ReadOnlySpan<byte> packed) => packed[0];

    public static long FirstTime(ReadOnlySpan<byte> packed) => BinaryPrimitives.ReadInt64LittleEndian(packed[1..]);

    /// <summary>Unpacks them.</summary>
    /// <returns>How many there are.</returns>
    public static int CopyTo(ReadOnlySpan<byte> packed, Span<TrackPoint> points)
    {
        var reader = new PackedReader(packed[Head..]);
        var (before, count) = (First(FirstTime(packed)), Count(packed));
        for (var each = 0; each < count; each++)
        {
            before = points[each] = Read(ref reader, before);
        }

        return count;
    }

    /// <summary>What the first point differs from.</summary>
    private static TrackPoint First(long time) => new()
    {
        Sequence = 0,
        Time = time,
        FixTime = time,
        ReceivedAt = time,
        Latitude = 0,
        Longitude = 0,
        Flags = FixFlags.None,
        Speed = float.NaN,
        Heading = float.NaN,
        Altitude = float.NaN,
        Accuracy = float.NaN,
    };

    private static void Write(ref PackedWriter writer, in TrackPoint before, in TrackPoint point)
    {
        var changed = Changed(before, point);
        writer.Byte((byte)changed);
        writer.Number(point.Sequence - before.Sequence);
        writer.Number(point.Time - before.Time);
        writer.Number(point.ReceivedAt - point.Time - (before.ReceivedAt - before.Time));
        if ((changed & PackedFields.Clock) != 0)
        {
            writer.Number(point.FixTime - point.Time - (before.FixTime - before.Time));
        }

        if ((changed & PackedFields.Odd) != 0)
        {
            writer.Fraction(point.Latitude);
            writer.Fraction(point.Longitude);
        }
        else
        {
            writer.Number(Nano(point.Latitude) - Nano(before.Latitude));
            writer.Number(Nano(point.Longitude) - Nano(before.Longitude));
        }

        if ((changed & PackedFields.Kind) != 0)
        {
            writer.Number((long)point.Flags);
            writer.Number(point.Index);
            writer.Byte(point.Source);
        }

        writer.Measure(changed & PackedFields.Speed, point.Speed);
        writer.Measure(changed & PackedFields.Heading, point.Heading);
        writer.Measure(changed & PackedFields.Altitude, point.Altitude);
        writer.Measure(changed & PackedFields.Accuracy, point.Accuracy);
    }

    private static TrackPoint Read(ref PackedReader reader, in TrackPoint before)
    {
        var changed = (PackedFields)reader.Byte();
        var (sequence, time) = (before.Sequence + reader.Number(), before.Time + reader.Number());
        var received = time + before.ReceivedAt - before.Time + reader.Number();
        var clock = time + before.FixTime - before.Time + ((changed & PackedFields.Clock) != 0 ? reader.Number() : 0);
        var (latitude, longitude) = (changed & PackedFields.Odd) != 0
            ? (reader.Fraction(), reader.Fraction())
            : ((Nano(before.Latitude) + reader.Number()) / NanoDegrees, (Nano(before.Longitude) + reader.Number()) / NanoDegrees);
        var (flags, index, source) = (changed & PackedFields.Kind) != 0
            ? ((FixFlags)reader.Number(), (ushort)reader.Number(), reader.Byte())
            : (before.Flags, before.Index, before.Source);
        return new()
        {
            Sequence = sequence,
            Time = time,
            FixTime = clock,
            ReceivedAt = received,
            Latitude = latitude,
            Longitude = longitude,
            Flags = flags,
            Index = index,
            Source = source,
            Speed = reader.Measure(changed & PackedFields.Speed, before.Speed),
            Heading = reader.Measure(changed & PackedFields.Heading, before.Heading),
            Altitude = reader.Measure(changed & PackedFields.Altitude, before.Altitude),
            Accuracy = reader.Measure(changed & PackedFields.Accuracy, before.Accuracy),
        };
    }

    private static PackedFields Changed(in TrackPoint before, in TrackPoint point) =>
        (Differs(before.Speed, point.Speed) ? PackedFields.Speed : 0)
        | (Differs(before.Heading, point.Heading) ? PackedFields.Heading : 0)
        | (Differs(before.Altitude, point.Altitude) ? PackedFields.Altitude : 0)
        | (Differs(before.Accuracy, point.Accuracy) ? PackedFields.Accuracy : 0)
        | (before.FixTime - before.Time != point.FixTime - point.Time ? PackedFields.Clock : 0)
        | (before.Flags != point.Flags || before.Index != point.Index || before.Source != point.Source ? PackedFields.Kind : 0)
        | (IsWhole(point.Latitude) && IsWhole(point.Longitude) ? 0 : PackedFields.Odd);

    private static bool Differs(float one, float other) => BitConverter.SingleToUInt32Bits(one) != BitConverter.SingleToUInt32Bits(other);

    private static bool IsWhole(double degrees) => Nano(degrees) / NanoDegrees == degrees;

    private static long Nano(double degrees) => (long)Math.Round(degrees * NanoDegrees);
}
