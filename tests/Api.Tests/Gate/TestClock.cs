using Microsoft.Extensions.Time.Testing;

namespace LiveView.Api.Tests.Gate;

/// <summary>A clock that the test moves, and that tells when somebody has begun to wait for it.</summary>
internal sealed class TestClock : FakeTimeProvider
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the first timer runs.</summary>
    public Task FirstTimer => _first.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _first.TrySetResult();
        return timer;
    }
}
