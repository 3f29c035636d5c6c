using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Story;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.ScreenPictures;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>The pictures of the README, taken from the running product.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
[Trait(Writes, "pictures")]
public sealed class ScreenshotTests(Stage stage)
{
    private const string BeyondTheEdge = """
        () => [...document.body.querySelectorAll('*')].filter(e => {
          const scroller = e.parentElement?.closest('aside, main, .incident-look, .incident-work, ul, ol');
          const box = e.getBoundingClientRect();
          return (box.bottom > innerHeight || box.right > innerWidth) && (!scroller || getComputedStyle(e).position === 'absolute');
        }).slice(0, 5).map(e => e.outerHTML.slice(0, 160)).join(' | ')
        """;

    [Fact]
    public async Task Both_desks_fit_a_laptop_screen_with_moving_pictures()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await using var second = await Scene.RaiseAsync(stage.Set, "2345", "LV-0002");
        var centre = await scene.PageAsync("op-veilig", width: 1440, height: 900);
        await centre.Action("start-shift").ClickAsync();
        await centre.OpenAsync(scene.Incident);
        await centre.AcknowledgeAsync();
        await centre.VerifyAsync("verified", 4, "picture");
        await Expect(centre.Page.Locator("[data-step=verify] .done")).ToBeVisibleAsync();
        foreach (var camera in (string[])["overview", "entrance", "till", "vault"])
            await centre.WaitForMovingPictureAsync(scene.Incident, $"lv-0001-{camera}", TimeSpan.FromSeconds(30));
        await TakeFullAsync(centre, "alarm-centre");

        await second.ForwardAsync(["mk-midden-nederland"], ["lv-0002-forecourt"]);
        await scene.Operator.ForwardAsync(scene.Incident, ["mk-midden-nederland"], ["lv-0001-overview", "lv-0001-till", "lv-0001-entrance"]);
        var room = await scene.PageAsync("dis-midden", width: 1440, height: 900);
        await room.Action("start-shift").ClickAsync();
        await room.Page.Locator("select#theme").SelectOptionAsync("dark");
        await room.OpenAsync(scene.Incident);
        foreach (var camera in (string[])["overview", "entrance", "till"])
            await room.WaitForMovingPictureAsync(scene.Incident, $"lv-0001-{camera}", TimeSpan.FromSeconds(30));
        await room.WaitForMovingPictureAsync(second.Incident, "lv-0002-forecourt", TimeSpan.FromSeconds(30));
        await room.AcceptAsync();
        await Expect(room.Page.Locator("lv-accept .accepted")).ToBeVisibleAsync();
        await TakeFullAsync(room, "control-room");
    }

    private static async Task TakeFullAsync(DeskPage page, string name)
    {
        var size = await page.Page.EvaluateAsync<string>("() => `${document.documentElement.scrollWidth}x${document.documentElement.scrollHeight}`");
        Assert.True(size == "1440x900", $"{name}: the page is {size}; beyond the edge: {await page.Page.EvaluateAsync<string>(BeyondTheEdge)}");
        await TakeAsync(page, name, "images");
    }
}
