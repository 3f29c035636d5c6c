using System.Collections.Concurrent;

namespace LiveView.Api.Tracking.Lines;

/// <summary>Keeps whoever sends rubbish from filling the diagnostic log: each kind of complaint is written once a minute. All are counted elsewhere.</summary>
internal sealed class Complaints(TimeProvider time)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, long> _told = new(StringComparer.Ordinal);

    /// <summary>Whether a complaint of this kind is to be written now.</summary>
    /// <param name="kind">One of a few that the program knows: nothing from outside.</param>
    public bool IsDue(string kind)
    {
        var now = time.GetTimestamp();
        while (true)
        {
            if (_told.TryAdd(kind, now))
            {
                return true;
            }

            var told = _told[kind];
            if (time.GetElapsedTime(told, now) < Pace)
            {
                return false;
            }

            if (_told.TryUpdate(kind, now, told))
            {
                return true;
            }
        }
    }
}
