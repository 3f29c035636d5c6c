using LiveView.Domain.Connections;
using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation;
using LiveView.Simulation.Processes;
using LiveView.Simulation.Story;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.SoundScreen;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>The map says whose the borders are.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class OfficialBordersTests(Stage stage)
{
    private const string Bag = "buit-7";
    private const string Borders =
        """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"statcode":"VR09","statnaam":"Utrecht"},"geometry":{"type":"Polygon","coordinates":[[[4.9,51.9],[5.6,51.9],[5.6,52.3],[4.9,52.3],[4.9,51.9]]]}}]}""";

    [Fact]
    public async Task A_map_says_that_its_borders_are_official_whose_they_are_and_since_when_once_they_are_imported()
    {
        var file = Path.Combine(stage.Set.Server.DataDirectory, "borders.geojson");
        await File.WriteAllTextAsync(file, Borders);
        var version = (await RegionsAsync("import", "--file", file, "--id", "statcode", "--name", "statnaam", "--valid-from", "2026-01-01", "--source", "CBS 2026")).Split("version ")[1].Split(' ')[0];
        try
        {
            await using var scene = await Scene.RaiseAsync(stage.Set);
            await scene.ForwardAsync(["mk-midden-nederland"], []);
            using var tracker = await TrackerInPlay.StartAsync(stage.Set.Server.Http, Bag, new GeoPosition(52.19, 5.38));
            await scene.Operator.CommandAsync(scene.Incident, "objects", new { @object = Bag });
            await scene.Operator.CommandAsync(scene.Incident, $"objects/{Bag}/releases", new { to = "mk-midden-nederland", trail = "kept" });
            var room = await scene.PageAsync("dis-midden");
            await Patience.UntilAsync("the borders hold", TimeSpan.FromSeconds(60), () => room.Page.EvaluateAsync<bool>(
                "async () => (await (await fetch('/v1/regions')).json()).official !== null"));
            await tracker.ReportAsync();
            await room.Action("follow").ClickAsync();
            await room.Action("object-map").ClickAsync();
            await tracker.ReportAsync();

            var caption = room.Page.Locator("lv-object-map [data-borders]");
            await Expect(caption).ToContainTextAsync("officieel, CBS 2026, geldig vanaf 1 januari 2026.", new() { Timeout = 60_000 });
            await Expect(caption).ToContainTextAsync("Bij benadering, ± 3 km, niet voor bevoegdheid: Amsterdam, ");
            await Expect(room.Page.Locator("[data-region-of]")).ToContainTextAsync("regio Midden-Nederland", new() { Timeout = 60_000 });
            await Expect(room.Page.Locator("[data-region-of]")).Not.ToContainTextAsync("bij benadering");
            await IsSoundAsync(room);
        }
        finally
        {
            await RegionsAsync("remove", version);
        }
    }

    private async Task<string> RegionsAsync(params string[] arguments)
    {
        var (code, said, complained) = await SiloProgram.RunAsync(["regions", .. arguments], ("DataDirectory", stage.Set.Server.DataDirectory));
        Assert.True(code == 0, complained);
        return said;
    }
}
