using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Pointing;

/// <summary>
/// Where the desks of one incident point on its map. It lives in memory and stores nothing; who may see what, the gate of each edge decides.
/// </summary>
[Alias("liveview.pointers")]
public interface IPointersGrain : IGrainWithStringKey
{
    /// <summary>Somebody points, or goes on to. A pointer that is not told again within six seconds is gone.</summary>
    /// <returns>False when as many point as may.</returns>
    [Alias("point"), Requires(Permission.WorkOnIncidents)]
    Task<bool> Point(PointerOrder order);

    /// <summary>Somebody points no longer.</summary>
    [Alias("withdraw"), SystemOnly]
    Task Withdraw(PointerId pointer);

    /// <summary>Lets an edge hear of every change from now on, for ten seconds; the edge renews in time.</summary>
    /// <param name="edge">The edge process, unique per start.</param>
    /// <param name="observer">Where to tell it.</param>
    /// <returns>Who points now.</returns>
    [Alias("subscribe"), SystemOnly]
    Task<PointersTold> Subscribe(string edge, IPointersObserver observer);

    /// <summary>Ends a subscription.</summary>
    [Alias("unsubscribe"), SystemOnly]
    Task Unsubscribe(string edge);
}
