using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Grains.Abstractions.Identity;

namespace LiveView.Grains.Tests.Identity;

/// <summary>An edge that waits to hear that a session ended.</summary>
internal sealed class SessionEdge : ISessionObserver
{
    private readonly TaskCompletionSource<(SessionId, SessionEnd)> _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SessionEdge(IClusterClient client) => Reference = client.CreateObjectReference<ISessionObserver>(this);

    public ISessionObserver Reference { get; }

    public Task<(SessionId Session, SessionEnd Why)> Heard => _heard.Task;

    public Task Ended(SessionId session, SessionEnd why)
    {
        _heard.TrySetResult((session, why));
        return Task.CompletedTask;
    }
}
