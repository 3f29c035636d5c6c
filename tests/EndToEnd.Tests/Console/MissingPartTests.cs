using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Story;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>Parts of the console that are fetched when they are needed, and cannot be had.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class MissingPartTests(Stage stage)
{
    private const string Overview = "lv-0001-overview";

    [Fact]
    public async Task A_part_that_cannot_be_fetched_says_so_beside_moving_pictures_and_comes_when_it_is_asked_for_again()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        var page = await stage.Set.Browser.NewPageAsync(stage.Set.Server.Http);
        const string Log = "**/app/parts/log-*.js";
        await page.RouteAsync(Log, route => route.AbortAsync());
        await using var centre = await DeskPage.SignInAsync(page, "op-veilig");
        await centre.OpenAsync(scene.Incident);

        await Expect(page.Locator("[data-shows=log] [data-part=failed]")).ToContainTextAsync("kon niet worden geladen");
        await Expect(page.Locator("lv-log")).ToHaveCountAsync(0);
        await centre.WaitForMovingPictureAsync(scene.Incident, Overview, TimeSpan.FromSeconds(30));

        await page.UnrouteAsync(Log);
        await page.Locator("[data-shows=log] [data-action=fetch-again]").ClickAsync();
        await Expect(page.Locator("lv-log")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-part=failed]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_desk_of_which_not_everything_comes_says_so_and_starts_again_by_itself()
    {
        var page = await stage.Set.Browser.NewPageAsync(stage.Set.Server.Http);
        const string Desks = "**/app/parts/desk-*.js";
        await page.RouteAsync(Desks, route => route.AbortAsync());
        await using var centre = await DeskPage.SignInAsync(page, "op-veilig");

        await Expect(page.Locator("body")).ToContainTextAsync("Niet alles kon worden geladen");
        await page.UnrouteAsync(Desks);
        await Expect(page.Locator("lv-desk-alarm-centre")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }
}
