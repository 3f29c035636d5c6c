using System.Collections.Concurrent;

namespace LiveView.Api.Identity;

/// <summary>Sessions that were signed out at this edge: a cookie cannot be taken back, so its session is remembered until it would have ended.</summary>
internal sealed class SignedOutSessions(TimeProvider time)
{
    /// <summary>How long a session lasts.</summary>
    public static readonly TimeSpan SessionTime = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new();

    public bool Contains(string session) => _ended.ContainsKey(session);

    public void Add(string session)
    {
        var now = time.GetUtcNow();
        foreach (var (old, at) in _ended)
        {
            if (now - at > SessionTime)
            {
                _ended.TryRemove(old, out _);
            }
        }

        _ended[session] = now;
    }
}
