using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Story;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>Every screen as people get it: without an error on its console, within its own content security policy, usable by all.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class ScreenTests(Stage stage)
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    [Fact]
    public async Task The_sign_in_page()
    {
        await using var page = DeskPage.Over(await stage.Set.Browser.NewPageAsync(stage.Set.Server.Http), "nobody");
        await page.Page.GotoAsync("/");
        await Expect(page.Page.Locator("[data-person]")).ToHaveCountAsync(6);

        await IsSoundAsync(page);
    }

    [Fact]
    public async Task The_desk_of_the_alarm_centre_before_and_after_forwarding()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        var centre = await scene.PageAsync("op-veilig");
        await centre.WaitForMovingPictureAsync(scene.Incident, "lv-0001-overview", TimeSpan.FromSeconds(10));
        await Expect(centre.Page.Locator("[data-room-choice=mk-midden-nederland]")).ToBeCheckedAsync();
        await IsSoundAsync(centre);

        await scene.ForwardAsync(["mk-midden-nederland"], ["lv-0001-overview"]);
        await Expect(centre.Page.Locator("lv-receipt")).ToHaveCountAsync(1);
        await IsSoundAsync(centre);
    }

    [Fact]
    public async Task The_desk_of_a_control_room_while_it_watches_and_after_the_close()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland", "mk-oost-nederland"], ["lv-0001-overview", "lv-0001-till"]);
        var room = await scene.PageAsync("dis-midden");
        await room.WaitForMovingPictureAsync(scene.Incident, "lv-0001-overview", TimeSpan.FromSeconds(10));
        await IsSoundAsync(room);

        await scene.Operator.CloseAsync(scene.Incident);
        await Expect(room.Tile(scene.Incident, "lv-0001-overview")).ToContainTextAsync("Geen beeld");
        await IsSoundAsync(room);
    }

    [Fact]
    public async Task The_rollout_desk()
    {
        await using var page = await DeskPage.SignInAsync(stage.Set.Browser, stage.Set.Server.Http, "rol-landelijk");
        await Expect(page.Page.Locator("tr[data-organisation]").First).ToBeVisibleAsync();

        await IsSoundAsync(page);
    }

    private static async Task IsSoundAsync(DeskPage page)
    {
        foreach (var theme in (string[])["dark", "light"])
        {
            await page.Page.Locator("select#theme").SelectOptionAsync(theme);
            await Expect(page.Page.Locator("html")).ToHaveAttributeAsync("data-theme", theme);
            var found = await page.Page.RunAxe(Wcag);
            var violations = found.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{theme}: {violation.Id} ({violation.Help}): {node.Html}"));
            Assert.True(!violations.Any(), string.Join("\n", violations));
        }
        Assert.Equal([], page.Errors);
    }
}
