using LiveView.Domain.Tracking;
using LiveView.Protocols.Positions;

namespace LiveView.Protocols.Teltonika;

/// <summary>
/// One record of codec 7: priority (two bits) and seconds since 2007 (thirty), then groups, each only if its bit in a mask is set: place
/// (two floats, latitude first), altitude, course (256 to the circle), speed (km/h), satellites, cell; then values of one, two and four bytes.
/// </summary>
internal static class Codec7Record
{
    private const long Since2007 = 1_167_609_600;
    private const uint Panic = 2;
    private const int Charge = 1;
    private const int Button = 222;

    public static PositionReport? Read(ref ByteCursor cursor, string device, int index)
    {
        var first = cursor.UInt32();
        var groups = cursor.Byte();
        var report = new PositionReport(device, DateTimeOffset.FromUnixTimeSeconds((first & 0x3FFFFFFF) + Since2007), null)
        {
            Alarm = first >> 30 == Panic ? TrackerAlarm.Duress : null,
            Index = index,
        };
        if ((groups & 1) != 0)
        {
            report = Place(ref cursor, report);
        }

        for (var group = 1; group <= 3; group++)
        {
            for (var left = (groups >> group & 1) != 0 ? cursor.Byte() : 0; left > 0 && !cursor.IsShort; left--)
            {
                var id = cursor.Byte();
                var value = cursor.Number(1 << (group - 1));
                report = id switch
                {
                    Charge when value <= 100 => report with { Battery = value },
                    Button when value == 1 => report with { Alarm = TrackerAlarm.Duress },
                    _ => report,
                };
            }
        }

        return cursor.IsShort ? null : report;
    }

    private static PositionReport Place(ref ByteCursor cursor, PositionReport report)
    {
        var mask = cursor.Byte();
        if ((mask & 1) != 0)
        {
            double latitude = cursor.Single();
            double longitude = cursor.Single();
            report = report with { Position = Plausible.Position(latitude, longitude) };
        }

        if ((mask & 2) != 0)
        {
            report = report with { Altitude = cursor.UInt16() };
        }

        if ((mask & 4) != 0)
        {
            report = report with { Heading = cursor.Byte() * 360 / 256.0 };
        }

        if ((mask & 8) != 0)
        {
            report = report with { Speed = cursor.Byte() * Plausible.KilometrePerHour };
        }

        if ((mask & 16) != 0)
        {
            report = report with { Satellites = cursor.Byte() };
        }

        _ = cursor.Take(((mask & 32) != 0 ? 4 : 0) + ((mask & 64) != 0 ? 1 : 0) + ((mask & 128) != 0 ? 4 : 0));
        return report;
    }
}
