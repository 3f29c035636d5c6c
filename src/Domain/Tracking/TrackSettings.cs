namespace LiveView.Domain.Tracking;

/// <summary>What is to be expected of an object and its tracker.</summary>
/// <param name="FastestSpeed">Fastest it can go, metres per second, above 0.</param>
/// <param name="ExpectedInterval">How often it reports while it moves; null to learn it from what it does.</param>
/// <param name="Area">Where its source is expected; null for anywhere.</param>
public sealed record TrackSettings(double FastestSpeed, TimeSpan? ExpectedInterval, TrackArea? Area)
{
    /// <summary>A road vehicle anywhere: 70 m/s (252 km/h).</summary>
    public static TrackSettings Vehicle { get; } = new(70, null, null);

    /// <summary>With the interval that a track shows, where none is given: whoever has only the end of the track expects as much.</summary>
    public TrackSettings LearnedFrom(Track track) => ExpectedInterval is null ? this with { ExpectedInterval = Tracking.ExpectedInterval.Of(track) } : this;
}

/// <summary>A box on the map, WGS84 degrees; never across the 180th meridian.</summary>
/// <param name="South">Least latitude.</param>
/// <param name="West">Least longitude.</param>
/// <param name="North">Greatest latitude.</param>
/// <param name="East">Greatest longitude.</param>
public sealed record TrackArea(double South, double West, double North, double East)
{
    /// <summary>The Netherlands, Belgium and Luxembourg, with the sea before them.</summary>
    public static TrackArea Benelux { get; } = new(49.4, 2.2, 55.8, 7.4);

    /// <summary>Whether a position lies in it.</summary>
    public bool Holds(Connections.GeoPosition position) =>
        position is { } at && Holds(at.Latitude, at.Longitude);

    internal bool Holds(double latitude, double longitude) =>
        latitude >= South && latitude <= North && longitude >= West && longitude <= East;
}
