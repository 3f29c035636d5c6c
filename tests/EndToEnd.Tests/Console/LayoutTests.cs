using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Story;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.HoldingLayout;
using static LiveView.EndToEnd.Tests.Console.ScreenPictures;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>Every screen, from a phone to a wall of screens and at 200 %; what it looks like is in <c>docs/screens</c>.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
[Trait(Writes, "pictures")]
public sealed class LayoutTests(Stage stage)
{
    private static readonly string[] s_cameras = ["lv-0001-overview", "lv-0001-entrance", "lv-0001-till", "lv-0001-vault"];

    [Fact]
    public async Task The_desks_of_an_incident_hold_at_every_size()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        var centre = await scene.PageAsync("op-veilig", width: 1440, height: 900);
        await MovesAsync(centre, scene.Incident, s_cameras);
        await Expect(centre.Page.Locator("[data-room-choice=mk-midden-nederland]")).ToBeCheckedAsync();
        await HoldsAsync(centre, fills: true, "[data-action=acknowledge]", "[name=verdict]", "[data-action=verify]", "[data-action=dismiss]");
        await TakeAsync(centre, "alarm-centre-new-alarm");

        await scene.ForwardAsync(["mk-midden-nederland"], s_cameras);
        var room = await scene.PageAsync("dis-midden", width: 1440, height: 900);
        await MovesAsync(room, scene.Incident, s_cameras);
        await Expect(centre.Page.Locator("lv-receipt")).ToHaveCountAsync(1);
        await Expect(centre.Tile(scene.Incident, "lv-0001-till").Locator("[data-watching]")).ToContainTextAsync("Midden-Nederland");
        await SmallPicturesAreSeenAsync(centre);
        await centre.Page.Locator(".share-toggle").First.ClickAsync();
        await HoldsAsync(centre, fills: true, "[data-action=withdraw]", "[data-action=close]", "[data-action=snapshot]", "[data-action=note]");
        await TakeAsync(centre, "alarm-centre-forwarded");
        await HoldsAsync(room, fills: true, "[data-action=accept]", ".tile-enlarge", "[data-action=note]", "[data-action=ask-leave]");
        await TakeAsync(room, "control-room");

        await using var officer = await DeskPage.SignInAsync(stage.Set.Browser, stage.Set.Server.Http, "pf-veilig", 1440, 900);
        await officer.Page.Locator("select[name=camera]").SelectOptionAsync("lv-0001-till");
        await officer.Action("search").ClickAsync();
        await Expect(officer.Page.Locator("tr[data-viewing-of=lv-0001-till]").First).ToBeVisibleAsync();
        await HoldsAsync(officer, fills: true, "[data-action=search]", "[data-action=csv]", "[data-action=data-subject]");
        await TakeAsync(officer, "privacy-officer");
    }

    [Fact]
    public async Task The_pages_without_an_incident_hold_at_every_size()
    {
        await using var page = DeskPage.Over(await stage.Set.Browser.NewPageAsync(stage.Set.Server.Http, 1440, 900), "rol-landelijk");
        await page.Page.GotoAsync("/");
        await Expect(page.Page.Locator("[data-person]")).ToHaveCountAsync(10);
        await HoldsAsync(page, fills: false, "[data-person=op-veilig]", "[data-person=rol-landelijk]", "[data-language=en]");
        await TakeAsync(page, "sign-in");

        await page.Page.Locator("[data-person=rol-landelijk]").ClickAsync();
        await Expect(page.Page.Locator("tr[data-organisation]").First).ToBeVisibleAsync();
        await HoldsAsync(page, fills: true, "[data-action=keys]", "[data-action=sign-out]", "a[href='/accounts.html']");
        await TakeAsync(page, "rollout");

        await page.Page.GotoAsync("/accounts.html");
        await Expect(page.Page.Locator("table")).ToBeVisibleAsync();
        await HoldsAsync(page, fills: false, "[data-action=sign-out]");
        await TakeAsync(page, "accounts");
    }

    [Fact]
    public async Task Who_is_invited_and_taken_back_fits_at_every_size()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], s_cameras);
        var room = await scene.PageAsync("dis-midden", width: 1440, height: 900);
        await room.OpenAsync(scene.Incident);
        await room.AcceptAsync();
        await room.Action("ask-invite").ClickAsync();
        await room.Page.Locator("select[name=party]").SelectOptionAsync("team-utrecht");
        await room.Page.Locator("lv-invite input[name=text]").FillAsync("Graag de voorzijde afzetten");
        await room.Action("invite").ClickAsync();
        await Expect(room.Page.Locator("[data-invited=team-utrecht]")).ToBeVisibleAsync();
        await HoldsAsync(room, fills: true, "[data-action=withdraw-invitation]", "[data-action=ask-invite]");
    }

    [Fact]
    public async Task Who_watches_covers_little_of_the_large_picture_and_the_timeline_and_the_forms_fit_at_1280()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland", "mk-oost-nederland"], s_cameras);
        foreach (var person in (string[])["dis-midden", "dis-oost"])
            await MovesAsync(await scene.PageAsync(person), scene.Incident, s_cameras);
        var centre = await scene.PageAsync("op-veilig", width: 1280, height: 800);
        var large = centre.Page.Locator("lv-tile.large");
        await Expect(large.Locator(".tile-who")).ToContainTextAsync("Oost-Nederland");
        var (whole, bar) = ((await large.BoundingBoxAsync())!, (await large.Locator(".tile-bar").BoundingBoxAsync())!);
        Assert.InRange(bar.Height, 0, whole.Height / 5);
        await Expect(centre.Page.Locator(".material-add")).ToBeVisibleAsync();
        await centre.Page.Locator("lv-timeline-place button").First.ClickAsync();
        await Expect(centre.Page.Locator(".timeline-time input")).ToBeVisibleAsync();
        await HoldsAsync(centre, fills: true, "[data-action=withdraw]", "[data-action=close]");
    }

    /// <summary>What stands upon a small picture leaves most of it to be seen.</summary>
    private static async Task SmallPicturesAreSeenAsync(DeskPage page)
    {
        var small = page.Page.Locator("lv-tile:not(.large)");
        Assert.Equal(3, await small.CountAsync());
        foreach (var tile in await small.AllAsync())
        {
            var (whole, bar) = ((await tile.BoundingBoxAsync())!, (await tile.Locator(".tile-bar").BoundingBoxAsync())!);
            Assert.InRange(bar.Height, 0, whole.Height / 3);
        }
    }

    private static async Task MovesAsync(DeskPage page, string incident, IEnumerable<string> cameras)
    {
        foreach (var camera in cameras)
            await page.WaitForMovingPictureAsync(incident, camera, TimeSpan.FromSeconds(30));
    }
}
