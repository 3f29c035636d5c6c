using System.Collections.Immutable;

namespace LiveView.Domain.Tracking;

/// <summary>
/// Which reports a track took before: 32 bits of each, for 24 hours after it came in, at most 17,280 (one in 5 s for a day, 80 kB; an
/// hour at that rate is 3.3 kB). A report that is said again after that is taken once more, as a late fix, which moves nothing. A hit
/// is compared with the fixes themselves as far back as those are remembered; only a report older than those, and never said before, can
/// be taken for a duplicate, once in 250,000 of them at worst.
/// </summary>
internal sealed class ReportMemory
{
    private const int Block = 64;
    private const int MostBlocks = 270;

    private static readonly long s_kept = TimeSpan.FromHours(24).Ticks;

    private readonly ImmutableArray<Filled> _full;
    private readonly Growing<uint> _open;

    private ReportMemory(ImmutableArray<Filled> full, Growing<uint> open) => (_full, _open) = (full, open);

    public static ReportMemory Empty { get; } = new([], Growing<uint>.Of([], Block));

    public static uint Key(uint source, long fixTime, double latitude, double longitude, int index)
    {
        var key = Mixed(source, (ulong)fixTime);
        key = Mixed(key, (ulong)(long)Math.Round(latitude * 1e6));
        key = Mixed(key, (ulong)(long)Math.Round(longitude * 1e6));
        key = Mixed(key, (ulong)index);
        return (uint)(key >> 32);
    }

    public bool Holds(uint key)
    {
        if (_open.Items.Contains(key))
        {
            return true;
        }

        foreach (var block in _full)
        {
            if (block.Keys.AsSpan().Contains(key))
            {
                return true;
            }
        }

        return false;
    }

    public ReportMemory With(uint key, long receivedAt)
    {
        if (_open.Count < Block)
        {
            return new(_full, _open.With(key));
        }

        var forgotten = Math.Max(0, _full.Length + 1 - MostBlocks);
        while (forgotten < _full.Length && _full[forgotten].LastReceived < receivedAt - s_kept)
        {
            forgotten++;
        }

        return new([.. _full.AsSpan()[forgotten..], new Filled(_open.Items.ToArray(), receivedAt)], Growing<uint>.Of([key], Block));
    }

    private static ulong Mixed(ulong key, ulong value)
    {
        key = (key ^ value) * 0x9E3779B97F4A7C15;
        return (key ^ (key >> 29)) * 0xBF58476D1CE4E5B9;
    }

    private readonly record struct Filled(uint[] Keys, long LastReceived);
}
