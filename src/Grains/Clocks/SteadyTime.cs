namespace LiveView.Grains.Clocks;

/// <summary>
/// The time of a whole process: the wall clock, except that it never goes back. When the wall clock is set back it runs on by the
/// monotonic clock, ahead of the wall, until the process is started again. Orleans refuses to activate any grain while its clock stands
/// more than a few minutes before a moment it has seen (measured: 10.4.2, one hour back), and nothing of ours may live longer than given.
/// </summary>
/// <param name="clock">The machine's clocks.</param>
/// <param name="stepped">Told once of every step of more than <see cref="Noticed"/>, negative when back; must return at once.</param>
public sealed class SteadyTime(TimeProvider clock, Action<TimeSpan> stepped) : TimeProvider
{
    /// <summary>Less than this is the ordinary correction of a clock that is kept in step.</summary>
    public static readonly TimeSpan Noticed = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private DateTimeOffset _last = clock.GetUtcNow();
    private long _lastAt = clock.GetTimestamp();
    private TimeSpan _behind;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    /// <inheritdoc />
    public override long TimestampFrequency => clock.TimestampFrequency;

    /// <inheritdoc />
    public override long GetTimestamp() => clock.GetTimestamp();

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        TimeSpan step;
        DateTimeOffset now;
        lock (_gate)
        {
            // The wall first: whatever passes between the two readings is made good by the next one, and never runs ahead for good.
            var (wall, at) = (clock.GetUtcNow(), clock.GetTimestamp());
            var steady = _last + clock.GetElapsedTime(_lastAt, at);
            step = wall - steady + _behind;
            (now, _lastAt) = (wall > steady ? wall : steady, at);
            (_last, _behind) = (now, now - wall);
        }

        if (step.Duration() > Noticed)
        {
            stepped(step);
        }

        return now;
    }
}
