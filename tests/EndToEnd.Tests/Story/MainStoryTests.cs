using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Story;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Story;

[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class MainStoryTests(Stage stage)
{
    private static readonly TimeSpan PictureWithin = TimeSpan.FromSeconds(30);
    private static readonly string[] Released = ["lv-0001-overview", "lv-0001-till"];

    [Theory]
    [InlineData("nl", "gezien", "geaccepteerd", "Geen beeld: incident afgesloten", "Gemeente Utrecht")]
    [InlineData("en", "seen", "accepted", "No image: incident closed", "Municipality Utrecht")]
    public async Task An_alarm_is_seen_verified_forwarded_watched_along_and_closed(
        string language, string seen, string accepted, string noImage, string because)
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        var centre = await InLanguageAsync(scene, "op-veilig", language);
        var rooms = new[] { await InLanguageAsync(scene, "dis-midden", language), await InLanguageAsync(scene, "dis-oost", language) };
        var incident = scene.Incident;

        await centre.WaitForMovingPictureAsync(incident, "lv-0001-overview", PictureWithin);
        await centre.AcknowledgeAsync();
        await centre.VerifyAsync("verified", 4, "picture", "callBack");
        await Expect(centre.Page.Locator("[data-room-choice=mk-midden-nederland]")).ToBeCheckedAsync();
        await Expect(centre.Page.Locator("lv-room-choices")).ToContainTextAsync(because);
        await centre.ForwardAsync(["mk-midden-nederland", "mk-oost-nederland"], Released);

        foreach (var room in rooms)
        {
            foreach (var camera in Released)
                Assert.Equal(0, (await room.WaitForMovingPictureAsync(incident, camera, PictureWithin)).Falls);
            await Expect(room.Tile(incident, "lv-0001-vault")).ToHaveCountAsync(0);
        }

        await Expect(Receipt(centre, "mk-midden-nederland", "seen")).ToContainTextAsync(seen);
        await Expect(Receipt(centre, "mk-oost-nederland", "seen")).ToContainTextAsync(seen);
        await Expect(Receipt(centre, "mk-midden-nederland", "accepted")).ToHaveCountAsync(0);
        await rooms[0].AcceptAsync();
        await Expect(Receipt(centre, "mk-midden-nederland", "accepted")).ToContainTextAsync(accepted);
        await Expect(Receipt(centre, "mk-oost-nederland", "accepted")).ToHaveCountAsync(0);
        foreach (var step in (string[])["raised", "acknowledged", "verified", "forwarded", "released", "seen", "accepted"])
            await Expect(centre.Page.Locator($"[data-log={step}]").First).ToBeAttachedAsync();

        await centre.CloseIncidentAsync("Test");

        foreach (var page in scene.Pages)
        {
            await Patience.UntilAsync($"no picture is left at {page.Person}", TimeSpan.FromSeconds(2), async () => await page.PicturesNowAsync() == 0);
            await Expect(page.Tile(incident, "lv-0001-overview")).ToContainTextAsync(noImage);
            Assert.Empty(page.Errors);
        }
    }

    [Fact]
    public async Task The_operator_works_by_keyboard_and_so_does_the_dispatcher()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        var centre = await scene.PageAsync("op-veilig");
        var room = await scene.PageAsync("dis-midden");
        var keys = centre.Page.Keyboard;
        await Expect(centre.Action("acknowledge")).ToBeVisibleAsync();

        await keys.PressAsync("a");
        await Expect(centre.Page.Locator("[data-step=acknowledge] .done")).ToBeVisibleAsync();
        await keys.PressAsync("v");
        for (var number = 1; number <= 3; number++)
        {
            await Expect(centre.Page.Locator($"[data-check='{number}']")).ToBeFocusedAsync();
            await keys.PressAsync("Space");
            await Expect(centre.Page.Locator($".choice:has([data-check='{number}'])")).ToContainTextAsync("gedaan");
            await Expect(centre.Page.Locator($"[data-check='{number}']")).ToBeFocusedAsync();
            await keys.PressAsync("Tab");
        }

        await keys.PressAsync("Space");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Space");
        for (var level = 0; level < 4; level++)
            await keys.PressAsync("ArrowRight");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Space");
        await TabToAsync(centre, "verify");
        await keys.PressAsync("Enter");
        await Expect(centre.Page.Locator("[data-step=verify] .done")).ToBeVisibleAsync();
        await keys.PressAsync("f");
        await TabToAsync(centre, "forward");
        await keys.PressAsync("Enter");

        await room.WaitForMovingPictureAsync(scene.Incident, "lv-0001-overview", PictureWithin);
        await room.Page.Keyboard.PressAsync("a");
        await Expect(Receipt(centre, "mk-midden-nederland", "accepted")).ToBeVisibleAsync();
        var verification = (await scene.ReadAsync())!.Value.GetProperty("verification");
        Assert.Equal("verified", verification.GetProperty("verdict").GetString());
        Assert.Equal(4, verification.GetProperty("level").GetInt32());
        Assert.Equal("picture", verification.GetProperty("evidence")[0].GetString());
    }

    private static async Task<DeskPage> InLanguageAsync(Scene scene, string person, string language)
    {
        var page = await scene.PageAsync(person);
        await page.Page.Locator($"[data-language={language}]").ClickAsync();
        await Expect(page.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        return page;
    }

    private static ILocator Receipt(DeskPage page, string room, string step) =>
        page.Page.Locator($"[data-room={room}] [data-receipt={step}][data-done]");

    private static async Task TabToAsync(DeskPage page, string action)
    {
        for (var presses = 0; presses < 40; presses++)
        {
            if (await page.Page.EvaluateAsync<bool>("action => document.activeElement?.dataset.action === action", action))
                return;
            await page.Page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"The Tab key does not reach the button '{action}'.");
    }
}
