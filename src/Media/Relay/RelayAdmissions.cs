using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using LiveView.Domain.Connections;

namespace LiveView.Media.Relay;

/// <summary>
/// Which edges may fetch which feeds from this node, and how long still. Only a camera grain lets one in, and it does so only while an
/// incident finds that somebody at that edge may look. Counted on the monotonic clock.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class RelayAdmissions(TimeProvider time)
{
    /// <summary>How long an admission lasts that is not renewed.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<(FeedId Feed, string Edge), (byte[] Ticket, long At)> _admitted = new();

    /// <summary>Lets an edge in, or lets it stay.</summary>
    public void Admit(FeedId feed, string edge, string ticket)
    {
        var now = time.GetTimestamp();
        _admitted[(feed, edge)] = (Encoding.UTF8.GetBytes(ticket), now);
        foreach (var (key, value) in _admitted)
        {
            if (time.GetElapsedTime(value.At, now) > Lifetime)
            {
                _admitted.TryRemove(KeyValuePair.Create(key, value));
            }
        }
    }

    /// <summary>Whether an edge that shows this ticket may begin to fetch.</summary>
    public bool Knows(FeedId feed, string edge, string ticket) =>
        IsFresh(feed, edge, out var admitted) && CryptographicOperations.FixedTimeEquals(admitted, Encoding.UTF8.GetBytes(ticket));

    /// <summary>Whether an edge that was let in may go on.</summary>
    public bool Holds(FeedId feed, string edge) => IsFresh(feed, edge, out _);

    private bool IsFresh(FeedId feed, string edge, out byte[] ticket)
    {
        var known = _admitted.TryGetValue((feed, edge), out var admitted);
        ticket = admitted.Ticket ?? [];
        return known && time.GetElapsedTime(admitted.At) <= Lifetime;
    }
}
