using System.Net;

namespace LiveView.Api.Tracking.Lines;

/// <summary>Whoever sends datagrams to one line, each with a reader of its own: so many at most, whatever the addresses that datagrams bear.</summary>
internal sealed class Senders(int most, Func<IDatagramReader> make, TimeProvider time)
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Tidying = TimeSpan.FromSeconds(10);

    private readonly Dictionary<IPEndPoint, Sender> _senders = [];
    private long _tidied = time.GetTimestamp();

    /// <summary>The reader of a sender; null when there are too many.</summary>
    public IDatagramReader? Find(IPEndPoint from)
    {
        var now = time.GetTimestamp();
        if (!_senders.TryGetValue(from, out var sender))
        {
            if (_senders.Count >= most)
            {
                Tidy(now);
            }

            if (_senders.Count >= most)
            {
                return null;
            }

            _senders[from] = sender = new Sender(make());
        }

        sender.Heard = now;
        return sender.Reader;
    }

    private void Tidy(long now)
    {
        if (time.GetElapsedTime(_tidied, now) < Tidying)
        {
            return;
        }

        _tidied = now;
        foreach (var (from, sender) in _senders)
        {
            if (time.GetElapsedTime(sender.Heard, now) > Forgotten)
            {
                _senders.Remove(from);
            }
        }
    }

    private sealed class Sender(IDatagramReader reader)
    {
        public IDatagramReader Reader => reader;

        public long Heard { get; set; }
    }
}
