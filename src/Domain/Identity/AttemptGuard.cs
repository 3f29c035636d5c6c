namespace LiveView.Domain.Identity;

/// <summary>
/// Attempts to sign in that failed. Some are free; after that every further one costs a wait that doubles up to a limit. A wait ends by
/// itself: nobody can lock somebody else out for good.
/// </summary>
/// <param name="Failures">Attempts since the last success.</param>
/// <param name="Until">No attempt counts before this moment, UTC.</param>
public sealed record AttemptGuard(int Failures = 0, DateTimeOffset Until = default)
{
    /// <summary>Attempts before the first wait.</summary>
    public const int Free = 5;

    /// <summary>The first wait.</summary>
    public static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);

    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>Whether an attempt is looked at now.</summary>
    public bool Admits(DateTimeOffset now) => now >= Until;

    /// <summary>Counts an attempt before it is looked at, so that many at once count as many.</summary>
    public AttemptGuard Attempted(DateTimeOffset now)
    {
        var failures = Failures + 1;
        var doublings = Math.Min(failures - Free, 8);
        return failures < Free
            ? this with { Failures = failures }
            : new AttemptGuard(failures, now + TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, FirstWait.Ticks << doublings)));
    }
}
