using LiveView.Domain.Connections;
using LiveView.Domain.Jurisdiction.Regions;
using LiveView.Grains.Regions;

namespace LiveView.Grains.Tests.Regions;

/// <summary>A node follows what is imported, removed and due, and never loses the regions that it has.</summary>
public class RegionsInForceTests
{
    private static readonly GeoPosition s_utrecht = new(52.09, 5.12);
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    private readonly RegionsInForce _regions = new();
    private readonly KeptRegions _kept = new();

    [Fact]
    public async Task Where_nothing_is_imported_the_approximate_regions_of_the_product_hold()
    {
        Assert.False(await _regions.LookAsync(_kept, s_now));
        var answer = _regions.Map.Find(s_utrecht);
        Assert.Equal(("Midden-Nederland", true), (answer.In?.Room, answer.IsApproximate));
        Assert.StartsWith("shipped-", _regions.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_imported_holds_at_the_next_look_from_its_first_day_on_and_what_is_removed_no_longer()
    {
        _kept.Keep("later", new DateOnly(2026, 3, 3), "Amsterdam", "Limburg", 5);
        var version = _kept.Keep("now", new DateOnly(2026, 3, 1), "Amsterdam", "Oost-Nederland", 5);
        Assert.True(await _regions.LookAsync(_kept, s_now));
        Assert.False(await _regions.LookAsync(_kept, s_now));
        Assert.Equal((version.Id, "Oost-Nederland", false), (_regions.Name, _regions.Map.Find(s_utrecht).In?.Room, _regions.Map.Find(s_utrecht).IsApproximate));

        Assert.True(await _regions.LookAsync(_kept, s_now.AddDays(1)));
        Assert.Equal("Limburg", _regions.Map.In(s_utrecht)?.Room);

        await _kept.RemoveAsync("later");
        await _kept.RemoveAsync("now");
        Assert.True(await _regions.LookAsync(_kept, s_now.AddDays(1)));
        Assert.Equal("Midden-Nederland", _regions.Map.In(s_utrecht)?.Room);
    }

    [Fact]
    public async Task What_cannot_be_read_changes_nothing()
    {
        _kept.Keep("good", new DateOnly(2026, 1, 1), "Amsterdam", "Oost-Nederland", 5);
        await _regions.LookAsync(_kept, s_now);
        _kept.IsAway = true;
        await Assert.ThrowsAsync<RegionsUnavailableException>(() => _regions.LookAsync(_kept, s_now));
        _kept.IsAway = false;
        _kept.Keep("broken", new DateOnly(2026, 2, 1), "", "", 5, text: "{}");
        await Assert.ThrowsAsync<FormatException>(() => _regions.LookAsync(_kept, s_now));
        Assert.Equal(("good", "Oost-Nederland"), (_regions.Name, _regions.Map.In(s_utrecht)?.Room));
    }
}
