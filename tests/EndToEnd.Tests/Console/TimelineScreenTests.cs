using System.Globalization;
using LiveView.Domain.Connections;
using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Story;
using Microsoft.Playwright;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.ScreenPictures;
using static LiveView.EndToEnd.Tests.Console.SoundScreen;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>One timeline moves every picture, the way of a followed object and the log of an incident to one moment.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class TimelineScreenTests(Stage stage)
{
    private const string Till = "lv-0001-till";
    private const string Overview = "lv-0001-overview";
    private const string Bag = "buit-7";
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(30);

    [Fact]
    [Trait(Writes, "pictures")]
    public async Task A_room_looks_back_at_all_that_it_may_by_keys_and_is_told_why_it_sees_nothing_of_the_rest()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Till, Overview]);
        await scene.Operator.CommandAsync(scene.Incident, "releases", new { camera = Till, to = "mk-midden-nederland", capabilities = new[] { "replay" } });
        using var tracker = await TrackerInPlay.StartAsync(stage.Set.Server.Http, Bag, new GeoPosition(52.19, 5.38));
        await scene.Operator.CommandAsync(scene.Incident, "objects", new { @object = Bag });
        await scene.Operator.CommandAsync(scene.Incident, $"objects/{Bag}/releases", new { to = "mk-midden-nederland", trail = "kept" });
        var room = await scene.PageAsync("dis-midden", width: 1440, height: 900);
        await room.WaitForMovingPictureAsync(scene.Incident, Till, TimeSpan.FromSeconds(30));
        await room.Action("follow").ClickAsync();
        await tracker.ReportAsync();
        await Expect(room.Page.Locator("[data-object] [data-place=measured]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await scene.RecordedAsync(Till);
        // Typed without its fraction: still after what was measured.
        var then = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(1);
        await Patience.UntilAsync("there is something to look back at", s_soon, () => Task.FromResult(TimeProvider.System.GetUtcNow() > then + TimeSpan.FromSeconds(4)));
        await tracker.ReportAsync();

        await room.Page.Keyboard.PressAsync("s");
        await Expect(Line(room)).ToHaveAttributeAsync("data-playing", "false");
        var first = await ShownAsync(room);
        await Expect(Back(room, Overview)).ToHaveAttributeAsync("data-back", "not-given");
        await Expect(Back(room, Overview).Locator("canvas")).ToHaveCountAsync(0);
        await Expect(Back(room, Overview)).ToContainTextAsync("Niet gedeeld");

        await room.Page.Keyboard.PressAsync(",");
        var before = await ShownAsync(room, at => at < first);
        await room.Page.Keyboard.PressAsync(".");
        Assert.Equal(first, await ShownAsync(room, at => at > before));

        await room.Page.Keyboard.PressAsync("t");
        await Expect(Line(room).Locator("[name=time]")).ToBeFocusedAsync();
        await room.Page.Locator("[name=time]").FillAsync("25:00");
        await room.Action("to-time").PressAsync("Enter");
        await Expect(room.Page.Locator(".timeline-problem")).ToContainTextAsync("Typ een tijd tussen");
        await room.Page.Locator("[name=time]").FillAsync(await room.Page.EvaluateAsync<string>("at => new Date(at).toTimeString().slice(0, 8)", then.ToUnixTimeMilliseconds()));
        await room.Page.Locator("[name=time]").PressAsync("Enter");
        await ShownAsync(room, at => (at - then).Duration() < TimeSpan.FromSeconds(2.5));
        await Expect(room.Page.Locator("[data-object] [data-place=then]")).ToContainTextAsync("Om ");
        await Expect(room.Page.Locator(".log [aria-current]")).ToHaveCountAsync(1);
        await TakeAsync(room, "timeline");
        await IsSoundAsync(room);

        await room.Action("to-time").FocusAsync();
        await room.Page.Keyboard.PressAsync("b");
        await Expect(Back(room, Till)).ToHaveAttributeAsync("data-back", "before");
        await Expect(room.Page.Locator(".log [aria-current]")).ToHaveAttributeAsync("data-log", "raised");

        await room.Page.Keyboard.PressAsync("n");
        await Expect(Line(room)).ToHaveAttributeAsync("data-moment", "live");
        await Expect(room.Page.Locator("lv-tile-back, .log [aria-current]")).ToHaveCountAsync(0);
        await Expect(room.Tile(scene.Incident, Overview)).ToHaveAttributeAsync("data-state", "live");
    }

    [Fact]
    public async Task Both_desks_stand_still_and_play_on_and_what_a_room_may_no_longer_look_back_at_goes_at_once()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Till]);
        await scene.Operator.CommandAsync(scene.Incident, "releases", new { camera = Till, to = "mk-midden-nederland", capabilities = new[] { "replay" } });
        var centre = await scene.PageAsync("op-veilig");
        var room = await scene.PageAsync("dis-midden");
        await room.WaitForMovingPictureAsync(scene.Incident, Till, TimeSpan.FromSeconds(30));
        await centre.WaitForMovingPictureAsync(scene.Incident, Till, TimeSpan.FromSeconds(30));
        await scene.RecordedAsync(Till);
        await Task.WhenAll(new[] { centre, room }.Select(async desk =>
        {
            await desk.Page.Keyboard.PressAsync("s");
            var first = await ShownAsync(desk);
            await desk.Action("pause").PressAsync("Enter");
            await ShownAsync(desk, at => at > first + TimeSpan.FromSeconds(1));
        }));

        await centre.Page.Locator($"[data-action=withdraw][data-camera={Till}]").First.ClickAsync();
        await Expect(Back(room, Till)).ToHaveAttributeAsync("data-back", "ended");
        await Expect(Back(room, Till)).ToContainTextAsync("Geen beeld");
        await Expect(Back(room, Till).Locator(".back-stage")).ToBeHiddenAsync();
        await centre.Action("to-live").PressAsync("Enter");
        await Expect(Line(centre)).ToHaveAttributeAsync("data-moment", "live");
        await IsSoundAsync(centre);
    }

    [Fact]
    public async Task Until_somebody_wants_it_the_timeline_is_not_fetched_and_its_place_says_what_it_is_and_opens_it_at_once()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Till]);
        var page = await stage.Set.Browser.NewPageAsync(stage.Set.Server.Http, 1280, 900);
        const string Part = "**/app/parts/timeline-*.js";
        var asked = 0;
        await page.RouteAsync(Part, route =>
        {
            asked++;
            return route.AbortAsync();
        });
        var room = await scene.PageAsync(page, "dis-midden", "");
        await room.WaitForMovingPictureAsync(scene.Incident, Till, TimeSpan.FromSeconds(30));
        Assert.Equal(0, asked);
        await Expect(Place(room)).ToContainTextAsync("alle beelden, de kaart en het logboek");
        var before = (await Place(room).BoundingBoxAsync())!;

        await room.Action("timeline").PressAsync("Enter");
        await Expect(Place(room).Locator("[data-part=failed]")).ToContainTextAsync("kon niet worden geladen");
        await page.UnrouteAsync(Part);
        await room.Action("timeline").HoverAsync();
        await room.Action("timeline").ClickAsync();
        await Expect(Line(room).Locator("[name=moment]")).ToBeFocusedAsync();
        await Expect(Line(room)).ToHaveAttributeAsync("data-moment", "live");
        var after = (await Place(room).BoundingBoxAsync())!;
        Assert.Equal((before.X, before.Y, before.Width, before.Height), (after.X, after.Y, after.Width, after.Height));
    }

    [Fact]
    public async Task From_1280_pixels_on_the_keys_of_the_timeline_stand_in_one_row_live_and_looking_back_in_both_languages()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        var centre = await scene.PageAsync("op-veilig", width: 1280, height: 900);
        await centre.WaitForMovingPictureAsync(scene.Incident, Till, TimeSpan.FromSeconds(30));
        foreach (var language in (string[])["en", "nl"])
        {
            await centre.Page.Locator($"[data-language={language}]").ClickAsync();
            await centre.Page.Keyboard.PressAsync("b");
            await Expect(centre.Action("to-live")).ToBeVisibleAsync();
            Assert.Single(await centre.Page.Locator(".timeline-keys > *, .timeline-time > *").EvaluateAllAsync<double[]>(Middles));
            Assert.Single(await centre.Page.Locator(".timeline-line > *").EvaluateAllAsync<double[]>(Middles));
            await centre.Action("to-live").ClickAsync();
        }
    }

    private const string Middles = "boxes => [...new Set(boxes.map(box => box.getBoundingClientRect()).map(box => Math.round((box.top + box.bottom) / 2)))]";

    private static ILocator Place(DeskPage page) => page.Page.Locator("main lv-timeline-place");

    private static ILocator Line(DeskPage page) => page.Page.Locator(".timeline");

    private static ILocator Back(DeskPage page, string camera) => page.Page.Locator($"main lv-tile[data-camera={camera}] lv-tile-back");

    private static Task<DateTimeOffset> ShownAsync(DeskPage page) => ShownAsync(page, _ => true);

    private static async Task<DateTimeOffset> ShownAsync(DeskPage page, Func<DateTimeOffset, bool> wanted)
    {
        var shown = DateTimeOffset.MinValue;
        await Patience.UntilAsync($"{page.Person} is shown the picture of that moment", s_soon, async () =>
            DateTimeOffset.TryParse(await Back(page, Till).GetAttributeAsync("data-at"), CultureInfo.InvariantCulture, out shown) && wanted(shown),
            async () => $"It shows {shown:O}, {await Back(page, Till).GetAttributeAsync("data-back")}; the timeline is at {await Line(page).GetAttributeAsync("data-moment")}, playing {await Line(page).GetAttributeAsync("data-playing")}.");
        return shown;
    }
}
