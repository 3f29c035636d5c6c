using LiveView.Domain.Jurisdiction.Regions;

namespace LiveView.Domain.Tests.Jurisdiction.Regions;

public class RegionVersionTests
{
    private static readonly DateTimeOffset s_imported = new(2025, 11, 3, 9, 0, 0, TimeSpan.Zero);
    private static readonly RegionVersion s_old = Version("a", new DateOnly(2025, 1, 1), s_imported);
    private static readonly RegionVersion s_new = Version("b", new DateOnly(2026, 1, 1), s_imported);

    [Fact]
    public void A_version_holds_from_midnight_in_the_Netherlands_until_that_of_a_later_day_does()
    {
        Assert.Null(At(new DateTimeOffset(2024, 12, 31, 22, 59, 59, TimeSpan.Zero)));
        Assert.Equal(s_old, At(new DateTimeOffset(2024, 12, 31, 23, 0, 0, TimeSpan.Zero)));
        Assert.Equal(s_old, At(new DateTimeOffset(2025, 12, 31, 22, 59, 59, TimeSpan.Zero)));
        Assert.Equal(s_new, At(new DateTimeOffset(2025, 12, 31, 23, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void In_summer_midnight_is_an_hour_earlier_by_UTC()
    {
        var summer = Version("c", new DateOnly(2026, 7, 1), s_imported);
        Assert.Null(RegionVersion.InForce([summer], new DateTimeOffset(2026, 6, 30, 21, 59, 59, TimeSpan.Zero)));
        Assert.Equal(summer, RegionVersion.InForce([summer], new DateTimeOffset(2026, 6, 30, 22, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Of_two_of_one_day_the_one_imported_last_holds()
    {
        var corrected = Version("a", s_new.ValidFrom, s_imported.AddDays(1));
        Assert.Equal(corrected, RegionVersion.InForce([corrected, s_new, s_old], new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    private static RegionVersion? At(DateTimeOffset now) => RegionVersion.InForce([s_new, s_old], now);

    private static RegionVersion Version(string id, DateOnly from, DateTimeOffset imported) => new(id, from, "CBS", imported, 25, 1_000);
}
