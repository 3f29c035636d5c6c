using Microsoft.Extensions.Time.Testing;

namespace LiveView.Grains.Tests.Cluster;

/// <summary>A clock that the test moves, and whose wall clock somebody may set while time goes on.</summary>
public sealed class SettableClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    /// <summary>More than anybody reads it who does not wait for it to go on.</summary>
    private const int Impatience = 100_000;

    private long _set;
    private long _nudged;
    private long _seen;
    private int _again;

    /// <summary>What happens after each reading, as when the thread that reads is held up.</summary>
    public Action? AfterReading { get; set; }

    public override DateTimeOffset GetUtcNow()
    {
        var now = new DateTimeOffset(Ticks(), TimeSpan.Zero) + TimeSpan.FromTicks(Interlocked.Read(ref _set));
        AfterReading?.Invoke();
        return now;
    }

    public override long GetTimestamp()
    {
        var now = Ticks();
        AfterReading?.Invoke();
        return now;
    }

    /// <summary>Sets the wall clock forward, or back; time itself goes on as it did.</summary>
    public void SetWall(TimeSpan by) => Interlocked.Add(ref _set, by.Ticks);

    /// <summary>
    /// Who waits until a moment that lies a part of a millisecond ahead, as Orleans does, waits no time and reads the clock again: it goes on
    /// by a millisecond then, as a real one does by itself.
    /// </summary>
    private long Ticks()
    {
        var now = base.GetUtcNow().Ticks;
        if (Interlocked.Exchange(ref _seen, now) != now)
        {
            _again = 0;
        }
        else if (Interlocked.Increment(ref _again) % Impatience == 0)
        {
            Interlocked.Add(ref _nudged, TimeSpan.TicksPerMillisecond);
        }

        return now + Interlocked.Read(ref _nudged);
    }
}
