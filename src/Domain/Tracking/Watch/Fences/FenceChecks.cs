using LiveView.Domain.Connections;
using LiveView.Domain.Decisions;
using LiveView.Domain.Incidents;

namespace LiveView.Domain.Tracking.Watch.Fences;

/// <summary>What a fence may be like.</summary>
public static class FenceChecks
{
    /// <summary>Greatest number of fences of one object.</summary>
    public const int Most = 16;

    /// <summary>Greatest number of corners of an area, or points of a corridor.</summary>
    public const int MostPoints = 200;

    /// <summary>Greatest length of a name, in characters.</summary>
    public const int MostName = 60;

    /// <summary>Greatest extent from north to south and from west to east, metres.</summary>
    public const double MostExtent = 300_000;

    /// <summary>Least extent: smaller, no fix could tell that anything is inside, metres.</summary>
    public const double LeastExtent = 100;

    /// <summary>Least half width of a corridor, metres: a motorway with its verges, and the uncertainty of a fix.</summary>
    public const double LeastHalfWidth = 100;

    /// <summary>Greatest half width of a corridor, metres.</summary>
    public const double MostHalfWidth = 20_000;

    /// <summary>Why an object may not have one more fence, or null.</summary>
    public static Refusal? Refusal(ObjectWatch watch, Fence fence)
    {
        ArgumentNullException.ThrowIfNull(watch);
        ArgumentNullException.ThrowIfNull(fence);
        return watch.Fences.Count >= Most ? new Refusal("too-many-fences", $"This object has {Most} fences: remove one first.")
            : string.IsNullOrWhiteSpace(fence.Name) || fence.Name.Length > MostName || fence.Name.Any(char.IsControl)
            ? Bad($"Give the fence a name of 1 to {MostName} characters on one line.")
            : !Raises(fence.Alarm) ? Bad($"An alarm of kind '{fence.Alarm}' raises no incident: choose another kind.")
            : fence.IsCorridor ? Corridor(fence) : Area(fence);
    }

    private static Refusal? Corridor(Fence fence) =>
        fence.Points.Count is < 2 or > MostPoints ? Bad($"A corridor has 2 to {MostPoints} points; this one has {fence.Points.Count}.")
        : !(fence.HalfWidth is >= LeastHalfWidth and <= MostHalfWidth)
        ? Bad($"A corridor reaches {LeastHalfWidth:0} to {MostHalfWidth:0} metres to each side of its line.")
        : Places(fence.Points);

    private static Refusal? Area(Fence fence) =>
        fence.Points.Count is < 3 or > MostPoints ? Bad($"An area has 3 to {MostPoints} corners; this one has {fence.Points.Count}.")
        : fence.HalfWidth != 0 ? Bad("An area has no width beside its corners: leave it out.")
        : Places(fence.Points) ?? Crossing(fence.Points);

    private static Refusal? Places(IReadOnlyList<GeoPosition> points)
    {
        for (var at = 0; at < points.Count; at++)
        {
            if (points[at] is not { IsValid: true })
            {
                return Bad($"Point {at + 1} is no place on earth: latitude -90 to 90, longitude -180 to 180.");
            }

            if (at > 0 && points[at] == points[at - 1])
            {
                return Bad($"Point {at + 1} is the same as the one before it: leave it out.");
            }
        }

        var (south, north) = (points.Min(each => each.Latitude), points.Max(each => each.Latitude));
        var (west, east) = (points.Min(each => each.Longitude), points.Max(each => each.Longitude));
        var (high, wide) = (Ground.MetresPerDegree * (north - south), Ground.MetresPerDegree * (east - west) * Math.Cos((south + north) * (Math.PI / 360)));
        return Math.Max(high, wide) is < LeastExtent or > MostExtent
            ? Bad($"A fence extends {LeastExtent:0} metres to {MostExtent / 1_000:0} kilometres; this one {Math.Max(high, wide):0} metres.")
            : null;
    }

    private static Refusal? Crossing(IReadOnlyList<GeoPosition> corners)
    {
        for (var one = 0; one < corners.Count; one++)
        {
            for (var other = one + 1; other < corners.Count; other++)
            {
                var areNeighbours = other == one + 1 || (one == 0 && other == corners.Count - 1);
                if (!areNeighbours && Meet(Side(one), Side(other)))
                {
                    return Bad($"The side after corner {one + 1} crosses the side after corner {other + 1}: give the corners in order, around the area.");
                }
            }
        }

        return null;

        (GeoPosition From, GeoPosition To) Side(int at) => (corners[at], corners[(at + 1) % corners.Count]);
    }

    private static bool Meet((GeoPosition From, GeoPosition To) one, (GeoPosition From, GeoPosition To) other) =>
        Turn(one.From, one.To, other.From) * Turn(one.From, one.To, other.To) <= 0
        && Turn(other.From, other.To, one.From) * Turn(other.From, other.To, one.To) <= 0;

    private static int Turn(GeoPosition a, GeoPosition b, GeoPosition c) => Math.Sign(
        ((b.Longitude - a.Longitude) * (c.Latitude - a.Latitude)) - ((b.Latitude - a.Latitude) * (c.Longitude - a.Longitude)));

    private static bool Raises(AlarmKind kind) => new AlarmSignal(kind, false, "", null, null, null).RaisesIncident();

    private static Refusal Bad(string text) => new("bad-fence", text);
}
