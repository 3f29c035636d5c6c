using System.Globalization;
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

/// <summary>A dispatcher looks back at what was recorded, and no longer than it is shared.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class ReplayScreenTests(Stage stage)
{
    private const string Camera = "lv-0001-till";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    [Trait(Writes, "pictures")]
    public async Task Looking_back_plays_stands_still_seeks_and_ends_with_its_release()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Camera]);
        var centre = await scene.PageAsync("op-veilig");
        var room = await scene.PageAsync("dis-midden");
        await room.WaitForMovingPictureAsync(scene.Incident, Camera, TimeSpan.FromSeconds(30));
        await Expect(room.Action("replay")).ToHaveCountAsync(0);

        await centre.Page.Locator($"[data-share={Camera}] [data-action=share-details]").ClickAsync();
        await centre.Page.Locator($"[data-action=release-replay][data-camera={Camera}]").ClickAsync();
        await Expect(room.Action("replay")).ToBeVisibleAsync();
        await OpenAsync(room);
        var first = await ShownAfterAsync(room, DateTimeOffset.MinValue);
        await ShownAfterAsync(room, first + TimeSpan.FromSeconds(1));

        await room.Action("replay-play").ClickAsync();
        await Expect(Stage(room)).ToHaveAttributeAsync("data-replay-state", "paused");
        await room.Page.Locator("input[name=position]").PressAsync("Home");
        await Patience.UntilAsync("the first picture is shown again", Soon, async () => await ShownAsync(room) <= first + TimeSpan.FromMilliseconds(500));
        await IsSoundAsync(room);
        await TakeAsync(room, "looking-back");

        await centre.Page.Locator("[data-action=withdraw]").Last.ClickAsync();
        await Expect(Stage(room)).ToHaveAttributeAsync("data-replay-state", "ended");
        await Expect(room.Page.Locator(".replay-notice")).ToContainTextAsync("Geen beeld");
        await room.Action("replay-live").ClickAsync();
        await Expect(room.Tile(scene.Incident, Camera)).ToHaveAttributeAsync("data-state", "live");
    }

    [Fact]
    public async Task Whoever_looked_back_stands_in_the_report_and_in_the_log_as_one_who_did_and_not_as_one_who_watched_live()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Camera]);
        var centre = await scene.PageAsync("op-veilig");
        var room = await scene.PageAsync("dis-midden");
        await room.WaitForMovingPictureAsync(scene.Incident, Camera, TimeSpan.FromSeconds(30));
        await centre.Page.Locator($"[data-share={Camera}] [data-action=share-details]").ClickAsync();
        await centre.Page.Locator($"[data-action=release-replay][data-camera={Camera}]").ClickAsync();
        await OpenAsync(room);
        await ShownAfterAsync(room, DateTimeOffset.MinValue);
        await room.Action("replay-live").ClickAsync();
        await Expect(room.Page.Locator("[data-log=released]")).ToContainTextAsync(["terugkijken", "live meekijken"]);

        await using var officer = await DeskPage.SignInAsync(stage.Set.Browser, stage.Set.Server.Http, "pf-veilig");
        var rows = officer.Page.Locator($"tr[data-viewing-of={Camera}]").Filter(new() { HasText = $"incident {scene.Incident[..8]}" });
        await Patience.UntilAsync("the report tells of it", Soon, async () =>
        {
            await officer.Page.RunAndWaitForResponseAsync(
                () => officer.Action("search").ClickAsync(), answer => answer.Url.Contains("/accountability/viewings", StringComparison.Ordinal));
            await Expect(officer.Page.Locator("#found")).ToBeVisibleAsync();
            return await rows.And(officer.Page.Locator("[data-how=replay]")).Filter(new() { HasText = "opgenomen beeld van" }).CountAsync() == 1;
        });
        Assert.True(await rows.And(officer.Page.Locator("[data-how=live]")).CountAsync() > 0);
        await Expect(officer.Page.Locator("#found")).ToContainTextAsync("teruggekeken");
        await officer.Page.Locator("input[value=disclosures]").CheckAsync();
        await officer.Action("search").ClickAsync();
        var given = officer.Page.Locator("tr[data-disclosure-to=mk-midden-nederland]").Filter(new() { HasText = $"incident {scene.Incident[..8]}" });
        await Expect(given.Locator("[data-given~=live]")).ToHaveCountAsync(1);
        await Expect(given.Locator("[data-given=replay]")).ToContainTextAsync("terugkijken");
    }

    private static ILocator Stage(DeskPage page) => page.Page.Locator(".replay-stage");

    /// <summary>The recording begins with the release: at first there may be nothing to look at.</summary>
    private static Task OpenAsync(DeskPage page) => Patience.UntilAsync("there is something to look back at", Soon, async () =>
    {
        await page.Action("replay").ClickAsync();
        var settled = page.Page.Locator(".replay-stage[data-replay-state=playing], .replay-stage[data-replay-state=ended], .replay-stage[data-replay-state=paused]");
        await Expect(settled).ToBeVisibleAsync();
        if (await Stage(page).GetAttributeAsync("data-replay-state") != "ended")
        {
            return true;
        }

        await page.Action("replay-live").ClickAsync();
        return false;
    });

    private static async Task<DateTimeOffset> ShownAfterAsync(DeskPage page, DateTimeOffset after)
    {
        var shown = DateTimeOffset.MinValue;
        await Patience.UntilAsync($"a picture later than {after:O} is shown", Soon, async () => (shown = await ShownAsync(page)) > after);
        return shown;
    }

    private static async Task<DateTimeOffset> ShownAsync(DeskPage page) =>
        DateTimeOffset.TryParse(await Stage(page).GetAttributeAsync("data-at"), CultureInfo.InvariantCulture, out var at) ? at : DateTimeOffset.MinValue;
}
