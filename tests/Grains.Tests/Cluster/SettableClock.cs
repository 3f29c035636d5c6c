using Microsoft.Extensions.Time.Testing;

namespace LiveView.Grains.Tests.Cluster;

/// <summary>A clock that the test moves, and whose wall clock somebody may set while time goes on.</summary>
public sealed class SettableClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private long _set;

    /// <summary>What happens after each reading, as when the thread that reads is held up.</summary>
    public Action? AfterReading { get; set; }

    public override DateTimeOffset GetUtcNow()
    {
        var now = base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _set));
        AfterReading?.Invoke();
        return now;
    }

    public override long GetTimestamp()
    {
        var now = base.GetUtcNow().Ticks;
        AfterReading?.Invoke();
        return now;
    }

    /// <summary>Sets the wall clock forward, or back; time itself goes on as it did.</summary>
    public void SetWall(TimeSpan by) => Interlocked.Add(ref _set, by.Ticks);
}
