using LiveView.Domain.Tracking;
using LiveView.Protocols.Positions;

namespace LiveView.Protocols.Teltonika;

/// <summary>
/// One record of codecs 8, 8 Extended and 16: time (milliseconds), priority, longitude before latitude (1e-7 degrees), altitude (metres),
/// course (degrees), satellites, speed (km/h), then values by id. Without satellites the place is the last one known, so it is none.
/// </summary>
internal static class TeltonikaRecord
{
    private const double Scale = 1e7;
    private const byte Panic = 2;

    public static PositionReport? Read(ref ByteCursor cursor, TeltonikaCodec codec, string device, int index, bool sixteens)
    {
        var time = Moment.Milliseconds(cursor.Int64());
        var panic = cursor.Byte() == Panic;
        var longitude = cursor.Int32() / Scale;
        var latitude = cursor.Int32() / Scale;
        var altitude = cursor.Int16();
        var heading = cursor.UInt16();
        var satellites = cursor.Byte();
        var speed = cursor.UInt16() * Plausible.KilometrePerHour;
        var values = new TeltonikaValues { Alarm = panic ? TrackerAlarm.Duress : null };
        ReadValues(ref cursor, codec, values, sixteens);
        if (cursor.IsShort || time is not { } fixTime)
        {
            return null;
        }

        var known = satellites > 0;
        return new PositionReport(device, fixTime, known ? Plausible.Position(latitude, longitude) : null)
        {
            Speed = known ? Plausible.Speed(speed) : null,
            Heading = known ? Plausible.Heading(heading) : null,
            Altitude = known ? altitude : null,
            Satellites = satellites,
            Ignition = values.Ignition,
            HasPower = values.HasPower,
            Battery = values.Battery,
            Alarm = values.Alarm,
            Index = index,
        };
    }

    private static void ReadValues(ref ByteCursor cursor, TeltonikaCodec codec, TeltonikaValues values, bool sixteens)
    {
        var extended = codec is TeltonikaCodec.EightExtended;
        var wideIds = extended || codec is TeltonikaCodec.Sixteen;
        _ = Number(ref cursor, wideIds);
        if (codec is TeltonikaCodec.Sixteen)
        {
            _ = cursor.Byte();
        }

        _ = Number(ref cursor, extended);
        for (var length = 1; length <= 8; length *= 2)
        {
            for (var left = Number(ref cursor, extended); left > 0 && !cursor.IsShort; left--)
            {
                values.Take(Number(ref cursor, wideIds), cursor.Number(length));
            }
        }

        if (sixteens)
        {
            for (var left = cursor.Byte(); left > 0 && !cursor.IsShort; left--)
            {
                _ = cursor.Take(17);
            }
        }

        if (extended)
        {
            for (var left = cursor.UInt16(); left > 0 && !cursor.IsShort; left--)
            {
                _ = cursor.UInt16();
                _ = cursor.Take(cursor.UInt16());
            }
        }
    }

    private static int Number(ref ByteCursor cursor, bool wide) => wide ? cursor.UInt16() : cursor.Byte();
}
