namespace LiveView.Api.Identity;

/// <summary>Something that lasts and stands on a session: it ends when the session does.</summary>
internal sealed class SessionHold(KnownSession session) : IHold, IDisposable
{
    private readonly List<CancellationTokenRegistration> _calls = [];
    private int _disposed;

    /// <summary>Cancelled when the session ended, or when the cluster no longer confirms it.</summary>
    public CancellationToken Ended => session.Ended;

    /// <summary>Completes when <see cref="Ended"/> is cancelled.</summary>
    public Task Over => session.Over;

    /// <summary>Why: a stable code; null while it holds.</summary>
    public string? Reason => session.Reason;

    /// <summary>Does something when the session ends before this is disposed; at once when it is over already.</summary>
    public void OnEnded(Action call) => _calls.Add(session.Ended.UnsafeRegister(state => ((Action)state!)(), call));

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _calls.ForEach(call => call.Dispose());
            session.Release();
        }
    }
}
