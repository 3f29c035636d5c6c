using LiveView.Grains.Clocks;
using LiveView.Grains.Tests.Cluster;

namespace LiveView.Grains.Tests.Leases;

/// <summary>The time of the process follows the wall clock forward and never back.</summary>
public class SteadyTimeTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private readonly SettableClock _clock = new(Start);
    private readonly List<TimeSpan> _steps = [];
    private readonly SteadyTime _time;

    public SteadyTimeTests() => _time = new SteadyTime(_clock, _steps.Add);

    [Fact]
    public void Set_back_it_runs_on()
    {
        _clock.SetWall(TimeSpan.FromDays(-1));
        Assert.Equal(Start, _time.GetUtcNow());
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(Start.AddMinutes(1), _time.GetUtcNow());
    }

    /// <summary>A thread may be held up between reading one clock and the other.</summary>
    [Fact]
    public void What_passes_between_two_readings_does_not_put_it_ahead_for_good()
    {
        _clock.AfterReading = () => _clock.Advance(TimeSpan.FromSeconds(1));
        _ = _time.GetUtcNow();
        _clock.AfterReading = null;

        Assert.Equal(_clock.GetUtcNow(), _time.GetUtcNow());
    }

    [Fact]
    public void Set_forward_it_follows()
    {
        _clock.SetWall(TimeSpan.FromHours(1));
        Assert.Equal(Start.AddHours(1), _time.GetUtcNow());
    }

    [Fact]
    public void Set_back_and_forward_again_it_is_where_the_wall_clock_is()
    {
        _clock.SetWall(TimeSpan.FromHours(-1));
        _ = _time.GetUtcNow();
        _clock.SetWall(TimeSpan.FromHours(2));

        Assert.Equal(Start.AddHours(1), _time.GetUtcNow());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-3)]
    [InlineData(-86_400)]
    public void A_step_of_more_than_two_seconds_is_told_once(int seconds)
    {
        _clock.SetWall(TimeSpan.FromSeconds(seconds));
        _ = (_time.GetUtcNow(), _time.GetUtcNow());
        _clock.Advance(TimeSpan.FromMinutes(1));
        _ = _time.GetUtcNow();

        Assert.Equal([TimeSpan.FromSeconds(seconds)], _steps);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    public void A_small_correction_is_told_to_nobody(int seconds)
    {
        _clock.SetWall(TimeSpan.FromSeconds(seconds));
        _ = _time.GetUtcNow();

        Assert.Empty(_steps);
    }
}
