using LiveView.Domain.Identity;
using LiveView.Grains.Abstractions.Access;
using Orleans.Concurrency;

namespace LiveView.Grains.Abstractions.Identity;

/// <summary>One sign-in. It holds as long as this grain says so and the account stands behind it.</summary>
[Alias("liveview.session")]
public interface ISessionGrain : IGrainWithStringKey
{
    /// <summary>Begins. Only the account of the person calls this.</summary>
    [Alias("open"), SystemOnly]
    Task Open(Session session);

    /// <summary>
    /// The session, when it holds at this moment; null when it ended, or never was. Counts as use. From now on, for 30 seconds, the edge
    /// hears when it ends.
    /// </summary>
    /// <param name="edge">The edge process, unique per start.</param>
    /// <param name="observer">Where to tell it.</param>
    [Alias("check"), SystemOnly]
    Task<Session?> Check(string edge, ISessionObserver observer);

    /// <summary>When it was last used, UTC; null when it does not hold. Does not count as use.</summary>
    [Alias("last-used"), SystemOnly]
    Task<DateTimeOffset?> LastUsed();

    /// <summary>Ends it, and tells the edges; ended twice, the first reason stands.</summary>
    [Alias("end"), SystemOnly, AlwaysInterleave]
    Task End(SessionEnd why);
}
