using System.Globalization;
using CsCheck;
using LiveView.Domain.Connections;

namespace LiveView.Domain.Tests.Connections;

public class HoursOfDayTests
{
    [Theory]
    [InlineData("08:00", "18:00", "08:00", true), InlineData("08:00", "18:00", "17:59:59", true)]
    [InlineData("08:00", "18:00", "18:00", false), InlineData("08:00", "18:00", "07:59:59", false)]
    [InlineData("22:00", "06:00", "22:00", true), InlineData("22:00", "06:00", "00:00", true), InlineData("22:00", "06:00", "05:59", true)]
    [InlineData("22:00", "06:00", "06:00", false), InlineData("22:00", "06:00", "21:59", false)]
    [InlineData("00:00", "00:00", "13:00", true), InlineData("09:00", "09:00", "08:59", true)]
    [InlineData("00:00", "12:00", "00:00", true), InlineData("12:00", "00:00", "23:59:59", true), InlineData("12:00", "00:00", "00:00", false)]
    public void A_span_holds_its_beginning_not_its_end_and_may_pass_midnight(string from, string to, string local, bool holds) =>
        Assert.Equal(holds, Hours(from, to).Contains(Time(local)));

    [Theory]
    [InlineData("08:00", "18:00", "2026-01-10T12:00:00Z", "2026-01-10T17:00:00Z")]
    [InlineData("22:00", "06:00", "2026-01-10T22:00:00Z", "2026-01-11T05:00:00Z")]
    [InlineData("22:00", "06:00", "2026-03-28T22:00:00Z", "2026-03-29T04:00:00Z")]
    [InlineData("22:00", "06:00", "2026-10-24T21:00:00Z", "2026-10-25T05:00:00Z")]
    [InlineData("14:16", "02:08", "2026-03-29T00:52:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("14:16", "02:08", "2026-10-25T00:00:00Z", "2026-10-25T00:08:00Z")]
    [InlineData("02:45", "02:40", "2026-10-25T00:50:00Z", "2026-10-25T01:40:00Z")]
    [InlineData("02:30", "03:00", "2026-10-25T00:50:00Z", "2026-10-25T01:00:00Z")]
    public void A_span_ends_by_the_clock_on_the_wall_also_when_that_is_moved_in_between(string from, string to, string at, string end) =>
        Assert.Equal(Instant(end), Hours(from, to).EndAfter(Instant(at)));

    [Fact]
    public void The_whole_day_has_no_end() => Assert.Null(Hours("07:00", "07:00").EndAfter(Instant("2026-01-10T12:00:00Z")));

    [Fact]
    public void A_span_ends_after_the_moment_within_it_and_holds_until_then() => Gen.Select(
        Gen.Int[0, 1_439], Gen.Int[0, 1_439], Gen.OneOf(Gen.Int[0, 365 * 24 * 60], AroundAChange))
        .Where((from, to, _) => from != to).Sample((from, to, minute) =>
        {
            var at = NewYear.AddMinutes(minute);
            var hours = new HoursOfDay(TimeOnly.MinValue.AddMinutes(from), TimeOnly.MinValue.AddMinutes(to));
            if (hours.Contains(DutchTime.TimeOfDay(at)))
            {
                var end = hours.EndAfter(at)!.Value;
                Assert.True(end > at);
                for (var then = at; then < end; then = then.AddMinutes(1))
                {
                    Assert.True(hours.Contains(DutchTime.TimeOfDay(then)), $"{then:O}");
                }

                Assert.False(hours.Contains(DutchTime.TimeOfDay(end)), $"{end:O}");
            }
        }, iter: 5_000);

    private static readonly DateTimeOffset NewYear = Instant("2026-01-01T00:00:00Z");

    /// <summary>Minutes of 2026 in the day before each moment at which the clock is moved, and just after it.</summary>
    private static Gen<int> AroundAChange { get; } = Gen.Select(
        Gen.OneOf(Gen.Const("2026-03-29T01:00:00Z"), Gen.Const("2026-10-25T01:00:00Z")), Gen.Int[-24 * 60, 120],
        (change, minutes) => (int)(Instant(change) - NewYear).TotalMinutes + minutes);

    private static HoursOfDay Hours(string from, string to) => new(Time(from), Time(to));

    private static TimeOnly Time(string text) => TimeOnly.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
