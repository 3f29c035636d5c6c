using Microsoft.Extensions.Time.Testing;

namespace LiveView.Api.Tests.Gate;

/// <summary>A clock that the test moves, and that tells when somebody has begun to wait for it.</summary>
internal sealed class TestClock : FakeTimeProvider
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TimeSpan _set;

    /// <summary>Completes when the first timer runs.</summary>
    public Task FirstTimer => _first.Task;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _set;

    /// <summary>What happens after each reading, as when the thread that reads is held up.</summary>
    public Action? AfterReading { get; set; }

    public override long GetTimestamp()
    {
        var now = base.GetUtcNow().Ticks;
        AfterReading?.Invoke();
        return now;
    }

    /// <summary>Sets the wall clock; time itself goes on as it did.</summary>
    public void SetWall(TimeSpan by) => _set += by;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _first.TrySetResult();
        return timer;
    }
}
