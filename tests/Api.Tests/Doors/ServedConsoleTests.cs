namespace LiveView.Api.Tests.Doors;

/// <summary>What the build makes of the console's sources is whole, is no more than that, and is light.</summary>
public class ServedConsoleTests
{
    /// <summary>KiB, the aim for a desk before its map.</summary>
    private const double MostForADesk = 60;

    /// <summary>Driven by name in tests and benches, which must meet the pages' own modules.</summary>
    private static readonly string[] s_byName = ["/app/core/i18n.js", "/app/core/store.js", "/app/player/feed.js"];

    [Fact]
    public void Every_script_that_is_served_is_one_that_a_page_can_come_to()
    {
        var reached = ServedConsole.Closure(ServedConsole.Pages().Concat(s_byName), path => ServedConsole.Needs(path).Concat(ServedConsole.MayNeed(path)));

        Assert.Equal(7, ServedConsole.Pages().Count());
        Assert.Equal(ServedConsole.Scripts().Order(), reached.Where(path => path.StartsWith("/app/", StringComparison.Ordinal) && path.EndsWith(".js", StringComparison.Ordinal)).Order());
        Assert.Contains("/lib/maplibre/maplibre-gl.mjs", reached);
    }

    [Fact]
    public void No_script_that_is_served_shows_where_its_source_was() => Assert.All(
        ServedConsole.Scripts(), path => Assert.DoesNotContain("sourceMappingURL", ServedConsole.Text(path), StringComparison.Ordinal));

    [Theory]
    [InlineData("lv-desk-control-room", "nl"), InlineData("lv-desk-control-room", "en"), InlineData("lv-desk-alarm-centre", "nl"), InlineData("lv-desk-alarm-centre", "en")]
    public void A_desk_that_shows_pictures_and_can_draw_on_them_weighs_no_more_than_its_aim(string desk, string language)
    {
        var fetched = ServedConsole.Closure(["/desk.html", ScriptThatDefines(desk), ScriptThatDefines("lv-draw-tool")], ServedConsole.Needs);

        // The alarm centre's desk says more than every page does.
        string[] texts = desk == "lv-desk-alarm-centre" ? ["", "centre."] : [""];

        var weight = ServedConsole.Weight(fetched.Concat(texts.Select(each => $"/i18n/{each}{language}.json"))) / 1024.0;

        Assert.InRange(weight, 30, MostForADesk);
    }

    private static string ScriptThatDefines(string element) => Assert.Single(
        ServedConsole.Scripts(), path => ServedConsole.Text(path).Contains($"customElements.define(\"{element}\"", StringComparison.Ordinal));
}
