using System.Globalization;
using LiveView.Domain.Connections;
using LiveView.Domain.Tracking;
using LiveView.Protocols.Positions;

namespace LiveView.Protocols.Ais;

/// <summary>
/// Fields of the messages with a position (ITU-R M.1371-5, annex 8). Longitude 181, latitude 91, speed 102.3 and course 360 are unknown.
/// </summary>
internal static class AisMessage
{
    /// <summary>Units of a degree in messages of full precision: a ten-thousandth of a minute.</summary>
    private const double Fine = 600_000;

    /// <summary>Units of a degree in message 27: a tenth of a minute.</summary>
    private const double Coarse = 600;

    private const int SearchAndRescueTransmitter = 14;
    private const double Precise = 10;

    /// <summary>What a message says; null when its kind has no position, or it is too short.</summary>
    public static PositionReport? Read(SixBits bits, DateTimeOffset receivedAt, out bool tooShort)
    {
        var type = bits.Unsigned(0, 6);
        var least = type switch
        {
            1 or 2 or 3 => 143,
            4 or 11 => 134,
            9 => 134,
            18 or 19 => 139,
            21 => 259,
            27 => 94,
            _ => 0,
        };
        tooShort = bits.Count < Math.Max(least, 38);
        return tooShort || least == 0 ? null : type switch
        {
            4 or 11 => Station(bits, receivedAt),
            9 => Moving(bits, 50, 1, 1023, 128, receivedAt) with { Altitude = bits.Unsigned(38, 12) is var metres and < 4095 ? metres : null },
            18 or 19 => Moving(bits, 46, 0.1, 1023, 133, receivedAt),
            21 => Mark(bits, receivedAt),
            27 => Far(bits, receivedAt),
            _ => Moving(bits, 50, 0.1, 1023, 137, receivedAt) with
            {
                Alarm = bits.Unsigned(38, 4) == SearchAndRescueTransmitter ? TrackerAlarm.Duress : null,
            },
        };
    }

    /// <summary>Speed, accuracy, longitude, latitude and course follow one another; the second stands apart.</summary>
    private static PositionReport Moving(SixBits bits, int speedAt, double knots, uint noSpeed, int secondAt, DateTimeOffset receivedAt)
    {
        var at = speedAt + 10;
        var speed = bits.Unsigned(speedAt, 10);
        return new PositionReport(Mmsi(bits), AisClock.At(bits.Unsigned(secondAt, 6), receivedAt), Position(bits, at + 1, 28, 27, Fine))
        {
            Speed = speed == noSpeed ? null : speed * knots * Plausible.Knot,
            Heading = Course(bits.Unsigned(at + 56, 12), 0.1),
            Accuracy = bits.Unsigned(at, 1) == 1 ? Precise : null,
        };
    }

    private static PositionReport Station(SixBits bits, DateTimeOffset receivedAt)
    {
        var (year, month, day) = ((int)bits.Unsigned(38, 14), (int)bits.Unsigned(52, 4), (int)bits.Unsigned(56, 5));
        var time = Moment.Of(year, month, day, (int)bits.Unsigned(61, 5), (int)bits.Unsigned(66, 6), bits.Unsigned(72, 6));
        return new PositionReport(Mmsi(bits), time ?? receivedAt, Position(bits, 79, 28, 27, Fine))
        {
            Accuracy = bits.Unsigned(78, 1) == 1 ? Precise : null,
        };
    }

    /// <summary>A buoy or a light: it may be real, or only said to be there.</summary>
    private static PositionReport Mark(SixBits bits, DateTimeOffset receivedAt) =>
        new(Mmsi(bits), AisClock.At(bits.Unsigned(253, 6), receivedAt), Position(bits, 164, 28, 27, Fine))
        {
            Accuracy = bits.Unsigned(163, 1) == 1 ? Precise : null,
        };

    private static PositionReport Far(SixBits bits, DateTimeOffset receivedAt) => new(Mmsi(bits), receivedAt, Position(bits, 44, 18, 17, Coarse))
    {
        Speed = bits.Unsigned(79, 6) is var speed and < 63 ? speed * Plausible.Knot : null,
        Heading = Course(bits.Unsigned(85, 9), 1),
        Accuracy = bits.Unsigned(38, 1) == 1 ? Precise : null,
    };

    private static GeoPosition? Position(SixBits bits, int at, int longitude, int latitude, double units) =>
        Plausible.Position(bits.Signed(at + longitude, latitude) / units, bits.Signed(at, longitude) / units);

    private static double? Course(uint course, double degrees) => course * degrees is var heading and < 360 ? heading : null;

    private static string Mmsi(SixBits bits) => bits.Unsigned(8, 30).ToString("D9", CultureInfo.InvariantCulture);
}
