using LiveView.Domain.Connections;

namespace LiveView.Domain.Tests.Tracking.Drives;

/// <summary>A drive as its tracker reports it: every so many seconds, some metres off, and off by much the same for a while.</summary>
internal static class Drive
{
    public static readonly DateTimeOffset Start = new(2026, 3, 14, 9, 0, 0, TimeSpan.Zero);

    private static readonly GeoPosition s_amersfoort = new(52.155, 5.387);

    /// <summary>A drive to nowhere, of so many minutes.</summary>
    public static List<DriveFix> Of(ulong seed, double minutes) =>
        Of(new Dice(seed), minutes, s_amersfoort, _ => null, null);

    /// <param name="dice">Chance.</param>
    /// <param name="minutes">How long.</param>
    /// <param name="from">Where it begins.</param>
    /// <param name="towards">The heading the journey as a whole has from a place; null for wandering about.</param>
    /// <param name="interval">Seconds between reports; null for 1 to 15, one for the whole drive.</param>
    /// <param name="isThere">Whether the drive is over.</param>
    public static List<DriveFix> Of(
        Dice dice, double minutes, GeoPosition from, Func<GeoPosition, double?> towards, double? interval, Func<bool>? isThere = null)
    {
        var every = interval ?? Math.Round(dice.Between(1, 15));
        var noise = dice.Between(5, 10) / Math.Sqrt(2);
        var vehicle = new Vehicle(dice, from, towards(from) ?? dice.Between(0, 360));
        var (east, north, due) = (dice.Normal() * noise, dice.Normal() * noise, 0.0);
        List<DriveFix> fixes = [];
        for (var second = 0.0; second < minutes * 60 && isThere?.Invoke() != true; second += Vehicle.Step)
        {
            if (second >= due)
            {
                fixes.Add(Measure(dice, vehicle, second, east, north, noise));
                due = second + every + (dice.Once(0.1) ? 1 : 0);
            }

            (east, north) = (Drift(dice, east, noise), Drift(dice, north, noise));
            vehicle.Drive(towards(vehicle.Position));
        }

        return fixes;
    }

    /// <summary>The error of a receiver keeps half of itself for about 20 s.</summary>
    private static double Drift(Dice dice, double error, double noise) =>
        (error * 0.983) + (dice.Normal() * noise * 0.184);

    private static DriveFix Measure(Dice dice, Vehicle vehicle, double second, double east, double north, double noise)
    {
        var at = vehicle.Position;
        var measured = new GeoPosition(
            at.Latitude + (north / 111_195), at.Longitude + (east / (111_195 * Math.Cos(at.Latitude * Math.PI / 180))));
        var speed = Math.Max(0, vehicle.Speed + (dice.Normal() * 0.3));
        double? heading = speed < 1 ? null : (vehicle.Heading + (dice.Normal() * 20 / Math.Max(speed, 4)) + 360) % 360;
        return new DriveFix(Start.AddSeconds(second), at, measured, speed, heading, noise * 1.5);
    }
}
