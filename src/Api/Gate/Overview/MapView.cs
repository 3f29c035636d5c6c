namespace LiveView.Api.Gate.Overview;

/// <summary>What of the map a console shows: an area that does not cross the 180th meridian.</summary>
/// <param name="West">Degrees east, -180 to 180.</param>
/// <param name="South">Degrees north, -90 to 90.</param>
/// <param name="East">Degrees east, more than <paramref name="West"/>.</param>
/// <param name="North">Degrees north, more than <paramref name="South"/>.</param>
internal sealed record MapView(double West, double South, double East, double North)
{
    /// <summary>Whether it is an area at all.</summary>
    public bool IsValid => West is >= -180 && East is <= 180 && South is >= -90 && North is <= 90 && West < East && South < North;

    /// <summary>Whether a place lies in it.</summary>
    public bool Holds(Place place) => place.Longitude >= West && place.Longitude <= East && place.Latitude >= South && place.Latitude <= North;
}
