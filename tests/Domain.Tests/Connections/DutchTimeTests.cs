using System.Globalization;
using CsCheck;
using LiveView.Domain.Connections;

namespace LiveView.Domain.Tests.Connections;

public class DutchTimeTests
{
    [Theory]
    [InlineData("2024-03-31T00:59:59.9999999Z", 1), InlineData("2024-03-31T01:00:00Z", 2)]
    [InlineData("2024-10-27T00:59:59.9999999Z", 2), InlineData("2024-10-27T01:00:00Z", 1)]
    [InlineData("2025-03-30T00:59:59Z", 1), InlineData("2025-03-30T01:00:00Z", 2)]
    [InlineData("2025-10-26T00:59:59Z", 2), InlineData("2025-10-26T01:00:00Z", 1)]
    [InlineData("2026-03-29T00:59:59Z", 1), InlineData("2026-03-29T01:00:00Z", 2)]
    [InlineData("2026-10-25T00:59:59Z", 2), InlineData("2026-10-25T01:00:00Z", 1)]
    [InlineData("2030-03-31T00:59:59Z", 1), InlineData("2030-03-31T01:00:00Z", 2)]
    [InlineData("2026-01-01T00:00:00Z", 1), InlineData("2026-07-01T00:00:00Z", 2), InlineData("2026-12-31T23:59:59Z", 1)]
    public void The_clock_is_moved_on_the_last_Sundays_of_March_and_October_at_one_UTC(string instant, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), DutchTime.OffsetAt(Instant(instant)));

    [Theory]
    [InlineData("2026-03-29T00:59:00Z", "01:59"), InlineData("2026-03-29T01:00:00Z", "03:00")]
    [InlineData("2026-10-25T00:59:00Z", "02:59"), InlineData("2026-10-25T01:00:00Z", "02:00")]
    [InlineData("2026-12-31T23:30:00Z", "00:30")]
    public void Local_time_of_day_follows(string instant, string local) =>
        Assert.Equal(TimeOnly.Parse(local, CultureInfo.InvariantCulture), DutchTime.TimeOfDay(Instant(instant)));

    [Fact]
    public void The_same_instant_has_the_same_time_whatever_offset_it_is_written_in() =>
        Gen.Select(Gen.Int[0, 90 * 365 * 24], Gen.Int[-14, 14]).Sample((hour, offset) =>
        {
            var instant = Instant("1997-01-01T00:00:00Z").AddHours(hour);
            return DutchTime.TimeOfDay(instant) == DutchTime.TimeOfDay(instant.ToOffset(TimeSpan.FromHours(offset)));
        });

    [Fact]
    public void Every_year_has_just_over_thirty_weeks_of_summer_time() => Assert.All(Enumerable.Range(1997, 90), year =>
    {
        var hours = Enumerable.Range(0, 366 * 24).Select(hour => new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hour))
            .Count(instant => instant.Year == year && DutchTime.OffsetAt(instant) == TimeSpan.FromHours(2));
        Assert.Contains(hours, new[] { 30 * 7 * 24, 31 * 7 * 24 });
    });

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
