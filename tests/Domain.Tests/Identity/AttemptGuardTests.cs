using LiveView.Domain.Identity;

namespace LiveView.Domain.Tests.Identity;

public class AttemptGuardTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Five_failures_are_looked_at_and_then_one_waits_a_minute()
    {
        var guard = Failed(AttemptGuard.Free);

        Assert.True(Failed(AttemptGuard.Free - 1).Admits(s_now));
        Assert.False(guard.Admits(s_now + AttemptGuard.FirstWait - TimeSpan.FromSeconds(1)));
        Assert.True(guard.Admits(s_now + AttemptGuard.FirstWait));
    }

    [Theory, InlineData(6, 2), InlineData(7, 4), InlineData(8, 8), InlineData(9, 15), InlineData(50, 15), InlineData(100_000, 15)]
    public void Waits_double_and_never_become_longer_than_a_quarter_of_an_hour(int failures, int minutes) =>
        Assert.Equal(s_now + TimeSpan.FromMinutes(minutes), Failed(failures).Until);

    private static AttemptGuard Failed(int times)
    {
        var guard = new AttemptGuard();
        for (var time = 0; time < times; time++)
        {
            guard = guard.Attempted(s_now);
        }

        return guard;
    }
}
