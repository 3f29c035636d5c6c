using LiveView.Api.Gate.Follow;

namespace LiveView.Api.Gate.Overview;

/// <summary>One object on the map of one console: under a lease of its own, as whoever follows it has.</summary>
internal sealed class SeenObject(ViewLease lease, TrackFeed feed)
{
    public ViewLease Lease => lease;

    public TrackFeed Feed => feed;

    /// <summary>Number of positions that left.</summary>
    public long Positions { get; private set; }

    /// <summary>Number of the first position that left.</summary>
    public long? First { get; private set; }

    /// <summary>Number of the last position that left.</summary>
    public long? Last { get; private set; }

    public void Shown(Place place)
    {
        if (place.Fix != Last)
        {
            (Positions, First, Last) = (Positions + 1, First ?? place.Fix, place.Fix);
        }
    }
}
