using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Desks;

/// <summary>One organisation's desk: the one inbox its consoles read.</summary>
[Alias("liveview.desk"), KeyedByOrganisation]
public interface IDeskGrain : IGrainWithStringKey
{
    /// <summary>Tells the desk how an incident stands. Told twice or out of order, the higher sequence holds.</summary>
    [Alias("announce"), SystemOnly]
    Task Announce(IncidentAnnouncement announcement);

    /// <summary>Tells the desk of a technical matter [storing].</summary>
    [Alias("notify"), SystemOnly]
    Task Notify(DeskNotice notice);

    /// <summary>
    /// Lets an edge hear of every announcement from now on, for 30 seconds; the edge renews in time.
    /// </summary>
    /// <param name="edge">The edge process, unique per start.</param>
    /// <param name="observer">Where to tell it.</param>
    /// <returns>How the desk stands now.</returns>
    [Alias("subscribe"), SystemOnly]
    Task<DeskSnapshot> Subscribe(string edge, IEdgeObserver observer);

    /// <summary>Ends a subscription.</summary>
    [Alias("unsubscribe"), SystemOnly]
    Task Unsubscribe(string edge);

    /// <summary>How the desk stands now.</summary>
    [Alias("snapshot"), Requires(Permission.ReadIncidents)]
    Task<DeskSnapshot> Snapshot();
}
