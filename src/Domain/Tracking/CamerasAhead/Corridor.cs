using LiveView.Domain.Connections;

namespace LiveView.Domain.Tracking.CamerasAhead;

/// <summary>Which cameras an object comes past, without a road map: those in a corridor on its course.</summary>
/// <remarks>
/// 30 degrees to either side, from an apex that lies as far behind the object as its place is uncertain, so that the corridor is as
/// wide as that uncertainty where the object is and widens with it. A camera with a known bearing must be able to see the stretch of
/// the corridor before it. The corridor opens cameras and never a right: what is not released is only asked for.
/// </remarks>
public static class Corridor
{
    /// <summary>Half its opening, degrees.</summary>
    public const double HalfAngle = 30;

    /// <summary>So long before the object comes a camera is opened, or its owner asked: 90 s.</summary>
    public static readonly TimeSpan Due = TimeSpan.FromSeconds(90);

    /// <summary>No further ahead than this.</summary>
    public static readonly TimeSpan Farthest = TimeSpan.FromMinutes(10);

    /// <summary>How far a camera sees a vehicle, metres.</summary>
    public const double Sight = 150;

    /// <summary>Slower than this, metres per second, an object has no way ahead of it, and what it stands before stays open.</summary>
    private const double Goes = 2;

    private const double UsualView = 90;

    private static readonly double s_slope = Math.Tan(HalfAngle * (Math.PI / 180));

    /// <summary>The cameras along the way.</summary>
    /// <param name="track">The object's track: what it came past is in its tail.</param>
    /// <param name="estimate">Where it is thought to be now.</param>
    /// <param name="cameras">The cameras that may count, in any order.</param>
    public static CameraPreview Of(Track track, PositionEstimate estimate, IReadOnlyList<RoadsideCamera> cameras)
    {
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(estimate);
        ArgumentNullException.ThrowIfNull(cameras);
        List<CameraAhead> ahead = [];
        List<CameraAhead> passed = [];
        foreach (var camera in cameras)
        {
            if (Before(camera, estimate) is { } coming)
            {
                ahead.Add(coming);
            }
            else if (LastSeen(track, camera) is { } since)
            {
                passed.Add(new CameraAhead(
                    camera, CameraState.Passed, -(estimate.Age + (track.Live!.Time - since)), Ground.Metres(estimate.At, camera.Position),
                    Aside(camera, estimate), false));
            }
        }

        return new CameraPreview(
            [.. ahead.OrderBy(each => each.InView).ThenBy(each => each.Aside)], [.. passed.OrderByDescending(each => each.InView)]);
    }

    private static CameraAhead? Before(RoadsideCamera camera, PositionEstimate estimate)
    {
        var metres = Ground.Metres(estimate.At, camera.Position);
        var aside = Aside(camera, estimate);
        var (sin, cos) = Math.SinCos(aside * (Math.PI / 180));
        var (along, across) = (metres * cos, metres * sin);
        var sight = camera.Bearing is null ? Sight : 2 * Sight;
        var isThere = metres <= Math.Clamp(estimate.SemiMajor, Sight, 2 * Sight) && (along >= 0 || estimate.Speed is null or < Goes);
        if (estimate.Kind == EstimateKind.Reachable)
        {
            return null;
        }

        if (isThere)
        {
            return Sees(camera, estimate.At, estimate) ? Coming(camera, TimeSpan.Zero, metres, aside) : null;
        }

        if (estimate.Heading is null || !(estimate.Speed >= Goes)
            || along <= 0 || across > estimate.SemiMinor + (along * s_slope))
        {
            return null;
        }

        var inView = TimeSpan.FromSeconds(Math.Max(0, along - sight) / estimate.Speed.Value);
        var stretch = Ground.Onward(estimate.At, estimate.Heading.Value, along - Math.Min(along, Sight / 2));
        return inView <= Farthest && Sees(camera, stretch, estimate) ? Coming(camera, inView, metres, aside) : null;
    }

    private static CameraAhead Coming(RoadsideCamera camera, TimeSpan inView, double metres, double aside) => new(
        camera, camera.IsReleased ? CameraState.Released : CameraState.Askable, inView, metres, aside, inView <= Due);

    /// <summary>Whether it looks towards a stretch of the way, as well as that is known: the nearer the stretch, the less it must.</summary>
    private static bool Sees(RoadsideCamera camera, GeoPosition stretch, PositionEstimate estimate)
    {
        if (camera.Bearing is not { } bearing)
        {
            return true;
        }

        var metres = Ground.Metres(camera.Position, stretch);
        var blur = Math.Atan2(estimate.SemiMinor + (Sight / 5), Math.Max(metres, 1)) * (180 / Math.PI);
        return Ground.Turn(Ground.Bearing(camera.Position, stretch), bearing) <= ((camera.FieldOfView ?? UsualView) / 2) + blur;
    }

    private static double Aside(RoadsideCamera camera, PositionEstimate estimate) =>
        estimate.Heading is { } heading ? Ground.Turn(Ground.Bearing(estimate.At, camera.Position), heading) : 0;

    /// <summary>When the object was before it last, within the track's tail; null when it was not.</summary>
    private static DateTimeOffset? LastSeen(Track track, RoadsideCamera camera)
    {
        var points = new TrackReader(track.Window);
        for (var place = points.Count - 1; place > 0; place--)
        {
            var (from, to) = (points[place - 1], points[place]);
            if (to.IsBelieved && from.IsBelieved && Distance(from, to, camera.Position) <= Sight)
            {
                return new DateTimeOffset(to.Time, TimeSpan.Zero);
            }
        }

        return null;
    }

    /// <summary>Metres from a place to the straight line between two fixes.</summary>
    private static double Distance(in TrackPoint from, in TrackPoint to, GeoPosition place)
    {
        var squeeze = Ground.MetresPerDegree * Math.Cos(place.Latitude * (Math.PI / 180));
        var piece = new Jurisdiction.Regions.Border(
            from.Longitude * squeeze, from.Latitude * Ground.MetresPerDegree,
            to.Longitude * squeeze, to.Latitude * Ground.MetresPerDegree, 0, 0);
        return Math.Sqrt(piece.SquaredDistance(place.Longitude * squeeze, place.Latitude * Ground.MetresPerDegree));
    }
}
