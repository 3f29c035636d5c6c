using LiveView.Domain.Connections;
using LiveView.Domain.Tracking;

namespace LiveView.Domain.Tests.Tracking.Drives;

/// <summary>What a bad network and a bad receiver make of a drive.</summary>
internal static class Disorder
{
    /// <summary>Shuffled by ten minutes either way, 5 % said twice (a third of them through another source), 1 % kilometres off.</summary>
    public static (List<(DateTimeOffset At, string Source, PositionReport Report)> Deliveries, List<(DateTimeOffset, GeoPosition)> Clean) Of(
        List<DriveFix> drive, Dice dice, TimeSpan skew)
    {
        List<(DateTimeOffset At, string Source, PositionReport Report)> deliveries = [];
        List<(DateTimeOffset, GeoPosition)> clean = [];
        foreach (var fix in drive)
        {
            var report = fix.Report with { FixTime = fix.Time + skew };
            if (dice.Once(0.01))
            {
                report = report with { Position = Away(fix.Measured, dice) };
            }
            else
            {
                clean.Add((report.FixTime, report.Position!));
            }

            deliveries.Add((Delayed(fix.Time, dice), "gps", report));
            if (dice.Once(0.05))
            {
                deliveries.Add((Delayed(fix.Time, dice), dice.Once(0.33) ? "second" : "gps", report));
            }
        }

        return ([.. deliveries.OrderBy(each => each.At)], clean);
    }

    private static DateTimeOffset Delayed(DateTimeOffset time, Dice dice) => time.AddMinutes(10 + dice.Between(-10, 10));

    private static GeoPosition Away(GeoPosition from, Dice dice)
    {
        var (metres, bearing) = (2_000 * Math.Pow(25, dice.Fraction()), dice.Between(0, 2 * Math.PI));
        return new GeoPosition(
            from.Latitude + (metres * Math.Cos(bearing) / 111_195), from.Longitude + (metres * Math.Sin(bearing) / 68_000));
    }
}
