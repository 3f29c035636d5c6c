using LiveView.Api.Limits;

namespace LiveView.Api.Tests.Limits;

/// <summary>Slow hashes take turns, and nobody waits without end.</summary>
public sealed class HashingTurnsTests : IDisposable
{
    private static readonly TimeSpan AtLast = TimeSpan.FromSeconds(30);

    private readonly HashingTurns _turns = new(atOnce: 1, inLine: 2);
    private readonly ManualResetEventSlim _done = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose()
    {
        _turns.Dispose();
        _done.Dispose();
    }

    [Fact]
    public async Task Whoever_finds_the_line_full_is_told_at_once_and_nothing_is_done_for_him()
    {
        var (first, second, third) = (_turns.TakeAsync(Work), _turns.TakeAsync(() => 2), _turns.TakeAsync(() => 3));
        await _begun.Task.WaitAsync(AtLast);
        var asked = false;

        await Assert.ThrowsAsync<TooBusyException>(() => _turns.TakeAsync(() => asked = true));
        _done.Set();
        var done = await Task.WhenAll(first, second, third).WaitAsync(AtLast);
        Assert.Equal([1, 2, 3], done);
        Assert.False(asked);
        Assert.Equal(4, await _turns.TakeAsync(() => 4).WaitAsync(AtLast));
    }

    [Fact]
    public async Task Work_that_fails_gives_its_turn_back()
    {
        for (var time = 0; time < 5; time++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => _turns.TakeAsync<int>(() => throw new InvalidOperationException()));
        }

        Assert.Equal(1, await _turns.TakeAsync(() => 1).WaitAsync(AtLast));
    }

    private int Work()
    {
        _begun.SetResult();
        _done.Wait();
        return 1;
    }
}
