using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Grains.Abstractions.Access;

namespace LiveView.Grains.Abstractions.Identity;

/// <summary>An edge that wants to know when a session ends. A message that is lost costs at most the time to the edge's next check.</summary>
[Alias("liveview.session-observer")]
public interface ISessionObserver : IGrainObserver
{
    /// <summary>The session is over.</summary>
    [Alias("ended"), SystemOnly]
    Task Ended(SessionId session, SessionEnd why);
}
