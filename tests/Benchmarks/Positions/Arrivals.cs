using System.Collections.Concurrent;
using System.Diagnostics;

namespace LiveView.Benchmarks.Positions;

/// <summary>When each message left, and how long each took to each subscriber.</summary>
internal sealed class Arrivals(int messages)
{
    private readonly long[] _sent = new long[messages];
    private readonly ConcurrentBag<List<double>> _delays = [];

    public void Left(int message) => Volatile.Write(ref _sent[message], Stopwatch.GetTimestamp());

    /// <summary>What one subscriber notes; not thread-safe, one per subscriber.</summary>
    public Action<int> Subscriber()
    {
        var delays = new List<double>(messages);
        _delays.Add(delays);
        return message =>
        {
            if (message >= 0 && message < _sent.Length && Volatile.Read(ref _sent[message]) is > 0 and var sent)
            {
                delays.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            }
        };
    }

    public int Count => _delays.Sum(each => each.Count);

    /// <summary>Percentile over all messages and subscribers, milliseconds, without the first tenth.</summary>
    public double At(double percentile)
    {
        var all = _delays.SelectMany(each => each.Skip(each.Count / 10)).Order().ToArray();
        return all.Length == 0 ? double.NaN : all[(int)Math.Min(all.Length - 1, percentile / 100 * all.Length)];
    }
}
