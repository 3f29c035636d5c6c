using LiveView.Protocols.Dc09;

namespace LiveView.Protocols.Tests.Dc09;

public class Dc09TimeWindowTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-41, false)]
    [InlineData(-40, true)]
    [InlineData(0, true)]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void A_clock_may_be_40_seconds_behind_and_20_ahead(int seconds, bool accepted) =>
        Assert.Equal(accepted, Dc09TimeWindow.Default.Accepts(Now.AddSeconds(seconds), Now));

    [Fact]
    public void A_message_without_a_timestamp_passes() => Assert.True(Dc09TimeWindow.Default.Accepts(null, Now));

    [Fact]
    public void A_moment_at_the_end_of_time_is_refused_and_not_an_error() =>
        Assert.False(Dc09TimeWindow.Default.Accepts(DateTimeOffset.MaxValue, Now));
}
