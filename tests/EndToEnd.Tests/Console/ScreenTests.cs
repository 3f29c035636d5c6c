using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Story;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.SoundScreen;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>Every screen as people get it: without an error on its console, within its own content security policy, usable by all.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class ScreenTests(Stage stage)
{
    [Fact]
    public async Task The_sign_in_page()
    {
        await using var page = DeskPage.Over(await stage.Set.Browser.NewPageAsync(stage.Set.Server.Http), "nobody");
        await page.Page.GotoAsync("/");
        await Expect(page.Page.Locator("[data-person]")).ToHaveCountAsync(10);

        await IsSoundAsync(page);
    }

    [Fact]
    public async Task The_desk_of_the_alarm_centre_before_and_after_forwarding()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        var centre = await scene.PageAsync("op-veilig");
        await centre.WaitForMovingPictureAsync(scene.Incident, "lv-0001-overview", TimeSpan.FromSeconds(30));
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
        await room.WaitForMovingPictureAsync(scene.Incident, "lv-0001-overview", TimeSpan.FromSeconds(30));
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

    [Fact]
    public async Task The_desk_of_a_privacy_officer_with_who_watched_what_was_released_and_a_report()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], ["lv-0001-till"]);
        var room = await scene.PageAsync("dis-midden");
        await room.WaitForMovingPictureAsync(scene.Incident, "lv-0001-till", TimeSpan.FromSeconds(30));
        await using var officer = await DeskPage.SignInAsync(stage.Set.Browser, stage.Set.Server.Http, "pf-veilig");
        await officer.Page.Locator("select[name=camera]").SelectOptionAsync("lv-0001-till");
        await officer.Action("search").ClickAsync();
        await Expect(officer.Page.Locator("tr[data-viewing-of=lv-0001-till]").First).ToBeVisibleAsync();
        await IsSoundAsync(officer);

        await officer.Page.Locator("input[name=reference]").FillAsync("AVG-1");
        var saved = await officer.Page.RunAndWaitForDownloadAsync(() => officer.Action("data-subject").ClickAsync());
        Assert.Equal("inzage-AVG-1.json", saved.SuggestedFilename);
        await Expect(officer.Page.Locator("[data-report=made]")).ToBeVisibleAsync();
        await officer.Page.Locator("input[name=what][value=disclosures]").CheckAsync();
        await officer.Action("search").ClickAsync();
        await Expect(officer.Page.Locator("tr[data-disclosure-to=mk-midden-nederland]").First).ToBeVisibleAsync();
        await IsSoundAsync(officer);
    }

    [Fact]
    public async Task The_desk_of_the_alarm_centre_while_a_room_watches_and_while_nobody_does()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        var centre = await scene.PageAsync("op-veilig");
        await scene.ForwardAsync(["mk-midden-nederland", "mk-rotterdam"], ["lv-0001-till"]);
        var room = await scene.PageAsync("dis-midden");
        await room.WaitForMovingPictureAsync(scene.Incident, "lv-0001-till", TimeSpan.FromSeconds(30));
        await Expect(centre.Tile(scene.Incident, "lv-0001-till").Locator("[data-watching]")).ToContainTextAsync("Midden-Nederland");

        var nobody = centre.Page.Locator("[data-unwatched=mk-rotterdam]");
        await Expect(nobody).ToBeVisibleAsync(new() { Timeout = 40_000 });
        await IsSoundAsync(centre);
        var late = await scene.PageAsync("dis-rotterdam");
        await late.WaitForMovingPictureAsync(scene.Incident, "lv-0001-till", TimeSpan.FromSeconds(30));
        await Expect(nobody).ToBeHiddenAsync();
    }
}
