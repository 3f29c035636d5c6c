using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Tracking;
using LiveView.Domain.Tracking.Watch.Fences;

namespace LiveView.Domain.Tests.Tracking.Watch;

/// <summary>Fences on the way of <see cref="Van"/>, which drives north at 20 m/s.</summary>
internal static class Fencing
{
    /// <summary>Around where it sets off: its northern border is this many metres on.</summary>
    public static Fence Depot(double metres = 1_000, FenceKind kind = FenceKind.LeavingArea) => new(
        FenceId.Parse("f1"), "Depot", kind, Box(Van.Place(0), 1_000, metres), AlarmKind.Tamper);

    /// <summary>Along its way, so many metres to each side.</summary>
    public static Fence Route(double halfWidth = 500) => new(
        FenceId.Parse("f2"), "Route", FenceKind.LeavingCorridor, [Ground.Onward(Van.Place(0), 180, 2_000), Van.Place(600)], AlarmKind.HoldUp, halfWidth);

    /// <summary>A box around a place: so far to the south, west and east, and so far to the north.</summary>
    public static GeoPosition[] Box(GeoPosition around, double metres, double north)
    {
        var (top, bottom) = (Ground.Onward(around, 0, north), Ground.Onward(around, 180, metres));
        return [Ground.Onward(bottom, 270, metres), Ground.Onward(bottom, 90, metres), Ground.Onward(top, 90, metres), Ground.Onward(top, 270, metres)];
    }
}
