using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Story;
using Microsoft.Playwright;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.SoundScreen;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>Rooms that follow one incident show each other on the map where they point, once they are asked to.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class PointingScreenTests(Stage stage)
{
    private const string Till = "lv-0001-till";
    private const string Canvas = "[data-map] canvas";
    private static readonly LocatorAssertionsToBeVisibleOptions s_drawn = new() { Timeout = 60_000 };
    private static readonly LocatorAssertionsToHaveCountOptions s_count = new() { Timeout = 60_000 };

    [Fact]
    public async Task Where_a_room_points_stands_on_the_map_of_another_only_while_it_shows_it_by_mouse_and_by_keys_and_goes_with_the_incident()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland", "mk-oost-nederland"], [Till]);
        var room = await scene.PageAsync("dis-midden", width: 1440, height: 900);
        var neighbour = await scene.PageAsync("dis-oost", width: 1440, height: 900);
        foreach (var page in new[] { room, neighbour })
        {
            await page.OpenAsync(scene.Incident);
            await Expect(page.Action("point")).ToBeVisibleAsync(s_drawn);
            await page.Page.Locator(Canvas).ScrollIntoViewIfNeededAsync();
        }

        // Nobody is shown anything unasked.
        await MoveAsync(room, 0.4f, 0.6f);
        await Expect(room.Action("point")).ToHaveAttributeAsync("aria-pressed", "false");
        await room.Action("point").ClickAsync();
        await Expect(room.Action("point")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(Cursor(neighbour)).ToHaveCountAsync(0);
        await MoveAsync(room, 0.4f, 0.7f);
        await Expect(Cursor(neighbour)).ToContainTextAsync("Meldkamer Midden-Nederland · CM", new() { Timeout = 60_000 });
        await Expect(neighbour.Page.Locator(".map-pointing-state")).ToContainTextAsync("Wijst aan: Meldkamer Midden-Nederland");
        await Expect(Cursor(room)).ToHaveCountAsync(0);
        var west = await LongitudeAsync(neighbour);
        await MoveAsync(room, 0.8f, 0.7f);
        await LiveView.Simulation.Patience.UntilAsync(
            "the cursor moved to the east", TimeSpan.FromSeconds(60), async () => await LongitudeAsync(neighbour) > west);
        await Expect(Cursor(neighbour)).ToHaveAttributeAsync("data-resting", "true", new() { Timeout = 60_000 });
        await IsSoundAsync(neighbour);
        await IsSoundAsync(room);

        await room.Page.Mouse.MoveAsync(2, 2);
        await Expect(Cursor(neighbour)).ToHaveCountAsync(0, s_count);

        // By keys the middle of the map is what is pointed at.
        await neighbour.Page.Locator(Canvas).FocusAsync();
        await neighbour.Page.Keyboard.PressAsync("m");
        await Expect(neighbour.Page.Locator(".map-centre")).ToBeVisibleAsync();
        await Expect(Cursor(room)).ToContainTextAsync("Meldkamer Oost-Nederland", new() { Timeout = 60_000 });
        var middle = await LongitudeAsync(room);
        await neighbour.Page.Keyboard.PressAsync("ArrowRight");
        await LiveView.Simulation.Patience.UntilAsync(
            "the middle moved to the east", TimeSpan.FromSeconds(60), async () => await LongitudeAsync(room) > middle);
        await neighbour.Page.Keyboard.PressAsync("Escape");
        await Expect(Cursor(room)).ToHaveCountAsync(0, s_count);

        await neighbour.Page.Keyboard.PressAsync("m");
        await Expect(Cursor(room)).ToHaveCountAsync(1, s_count);
        await scene.Operator.CloseAsync(scene.Incident);
        await Expect(Cursor(room)).ToHaveCountAsync(0, s_count);
        await Expect(neighbour.Action("point")).ToHaveCountAsync(0, s_count);
    }

    private static ILocator Cursor(DeskPage page) => page.Page.Locator(".map-pointer");

    private static async Task<double> LongitudeAsync(DeskPage page) => double.Parse(
        (await Cursor(page).GetAttributeAsync("data-at"))!.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Moves the mouse over the map, to a part of its width and height.</summary>
    private static async Task MoveAsync(DeskPage page, float across, float down)
    {
        var box = (await page.Page.Locator(Canvas).BoundingBoxAsync())!;
        await page.Page.Mouse.MoveAsync(box.X + (box.Width * across), box.Y + (box.Height * down), new() { Steps = 4 });
    }
}
