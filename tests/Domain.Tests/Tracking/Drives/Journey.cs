using LiveView.Domain.Connections;
using LiveView.Domain.Tracking;

namespace LiveView.Domain.Tests.Tracking.Drives;

/// <summary>A drive from place to place.</summary>
internal static class Journey
{
    private const double Arrived = 2_000;

    /// <summary>Through these places, in this order, until the last is reached.</summary>
    public static List<DriveFix> Through(ulong seed, double interval, params GeoPosition[] places)
    {
        var next = 1;
        return Drive.Of(new Dice(seed), 240, places[0], at =>
        {
            while (next < places.Length && Ground.Metres(at, places[next]) < Arrived)
            {
                next++;
            }

            return next < places.Length ? Ground.Bearing(at, places[next]) : null;
        }, interval, () => next == places.Length);
    }
}
