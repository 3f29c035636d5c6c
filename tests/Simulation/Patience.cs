namespace LiveView.Simulation;

/// <summary>Waits for something that nothing announces, within bounds; when it never comes, says how things stood.</summary>
public static class Patience
{
    private static readonly TimeProvider Clock = TimeProvider.System;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <param name="what">What is waited for, for the message.</param>
    /// <param name="atMost">How long.</param>
    /// <param name="seen">Looks once.</param>
    /// <param name="state">How things stand, for the message.</param>
    /// <returns>How long it took.</returns>
    /// <exception cref="TimeoutException">It did not come.</exception>
    public static async Task<TimeSpan> UntilAsync(string what, TimeSpan atMost, Func<Task<bool>> seen, Func<Task<string>>? state = null)
    {
        var start = Clock.GetTimestamp();
        while (!await seen())
        {
            if (Clock.GetElapsedTime(start) > atMost)
                throw new TimeoutException($"Not within {atMost.TotalSeconds:0.#} s: {what}. {(state is null ? "" : await state())}");
            await Task.Delay(Look, Clock);
        }
        return Clock.GetElapsedTime(start);
    }

    public static Task<TimeSpan> UntilAsync(string what, TimeSpan atMost, Func<bool> seen, Func<string>? state = null) =>
        UntilAsync(what, atMost, () => Task.FromResult(seen()), () => Task.FromResult(state?.Invoke() ?? ""));

    /// <summary>Holds for the whole time, or says when it no longer did.</summary>
    /// <exception cref="TimeoutException">It stopped holding.</exception>
    public static async Task WhileAsync(string what, TimeSpan during, Func<Task<bool>> holds, Func<Task<string>> state)
    {
        var start = Clock.GetTimestamp();
        while (Clock.GetElapsedTime(start) < during)
        {
            if (!await holds())
                throw new TimeoutException($"After {Clock.GetElapsedTime(start).TotalSeconds:0.0} s no longer: {what}. {await state()}");
            await Task.Delay(Look, Clock);
        }
    }
}
