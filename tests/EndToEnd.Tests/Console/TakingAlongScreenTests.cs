using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
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

/// <summary>What leaves the system for good by a screen: a clip, and the log of an incident. Whoever may not has no button for it.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class TakingAlongScreenTests(Stage stage)
{
    private const string Camera = "lv-0001-till";
    private const string LocalNow = "() => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 19)";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    [Trait(Writes, "pictures")]
    public async Task A_clip_is_taken_by_the_keyboard_alone_is_the_file_that_the_log_names_and_ends_with_its_release()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Camera]);
        var centre = await scene.PageAsync("op-veilig");
        var room = await scene.PageAsync("dis-midden");
        await room.WaitForMovingPictureAsync(scene.Incident, Camera, TimeSpan.FromSeconds(30));
        await Expect(room.Action("clip")).ToHaveCountAsync(0);

        await centre.Page.Locator($"[data-share={Camera}] [data-action=share-details]").ClickAsync();
        await centre.Page.Locator($"[data-action=release-clip][data-camera={Camera}]").ClickAsync();
        await Expect(room.Action("clip")).ToBeVisibleAsync();
        await room.Action("clip").FocusAsync();
        var keyboard = new Keyboard(room);
        await room.Page.Keyboard.PressAsync("Enter");
        await keyboard.TabToAsync("[data-action=save-clip]");
        var file = await SaveAsync(room);
        await Expect(room.Page.Locator("lv-clip-form [role=status]")).ToContainTextAsync(file.Name);
        Assert.Equal("ftyp"u8.ToArray(), file.Bytes[4..8]);
        await IsSoundAsync(room);
        await TakeAsync(room, "clip");

        await room.Page.Locator("lv-clip-form input[name=until]").FillAsync("2020-01-01T00:00:01");
        await room.Action("save-clip").ClickAsync();
        await Expect(room.Page.Locator("lv-clip-form [data-problem=clip-reversed]")).ToContainTextAsync("kies een later einde");

        await centre.Page.Locator("[data-action=withdraw]").Last.ClickAsync();
        await Expect(room.Page.Locator("dialog.clip")).ToContainTextAsync("niet meer vrijgegeven");
        await room.Page.Keyboard.PressAsync("Escape");
        await Expect(room.Action("clip")).ToHaveCountAsync(0);
        await Expect(room.Page.Locator("[data-log=clip-given]")).ToHaveCountAsync(1);
        await Expect(centre.Page.Locator("[data-log=clip-given]")).ToContainTextAsync("Meldkamer Midden-Nederland");

        await using var officer = await DeskPage.SignInAsync(stage.Set.Browser, stage.Set.Server.Http, "pf-veilig");
        await FindDisclosuresAsync(officer, scene);
        var csv = await officer.Page.RunAndWaitForDownloadAsync(() => officer.Action("csv").ClickAsync());
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(file.Bytes)), await File.ReadAllTextAsync(await csv.PathAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_looks_back_marks_where_a_clip_begins_and_ends()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Camera]);
        var centre = await scene.PageAsync("op-veilig");
        await centre.WaitForMovingPictureAsync(scene.Incident, Camera, TimeSpan.FromSeconds(30));
        await Patience.UntilAsync("there is something to look back at", Soon, async () =>
        {
            await centre.Tile(scene.Incident, Camera).Locator("[data-action=replay]").ClickAsync();
            var settled = centre.Page.Locator(".replay-stage[data-replay-state=playing], .replay-stage[data-replay-state=ended], .replay-stage[data-replay-state=paused]");
            await Expect(settled).ToBeVisibleAsync();
            if (await settled.GetAttributeAsync("data-replay-state") != "ended")
            {
                return true;
            }

            await centre.Action("replay-live").ClickAsync();
            return false;
        });
        await centre.Page.Locator(".replay-clip summary").ClickAsync();
        var shown = DateTimeOffset.Parse((await centre.Page.Locator(".replay-stage:not([data-at=''])").GetAttributeAsync("data-at"))!, CultureInfo.InvariantCulture);
        await Patience.UntilAsync("two seconds later are shown", Soon, async () => DateTimeOffset.Parse(
            (await centre.Page.Locator(".replay-stage").GetAttributeAsync("data-at"))!, CultureInfo.InvariantCulture) > shown.AddSeconds(2));
        await centre.Action("clip-until-here").ClickAsync();
        Assert.NotEmpty((await SaveAsync(centre)).Bytes);
        await IsSoundAsync(centre);
    }

    [Fact]
    public async Task Of_a_source_that_may_not_be_recorded_nobody_is_offered_a_clip_not_even_its_owner()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set, account: "2345", connection: "LV-0002");
        var centre = await scene.PageAsync("op-veilig");
        await centre.WaitForMovingPictureAsync(scene.Incident, "lv-0002-forecourt", TimeSpan.FromSeconds(30));
        await Expect(centre.Action("clip")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_privacy_officer_of_the_sharing_party_takes_the_log_out_and_that_of_a_control_room_has_no_button_for_it()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Camera]);
        var centre = await scene.PageAsync("op-veilig");
        await Expect(centre.Page.Locator("lv-export-form")).ToHaveCountAsync(0);

        await using var officer = await DeskPage.SignInAsync(stage.Set.Browser, stage.Set.Server.Http, "pf-veilig");
        await FindDisclosuresAsync(officer, scene);
        await officer.Page.Locator("lv-export-form summary").ClickAsync();
        if (await officer.Page.Locator("lv-export-form select").CountAsync() > 0)
        {
            await officer.Page.Locator("lv-export-form select").SelectOptionAsync(scene.Incident);
        }

        await officer.Page.Locator("lv-export-form [name=recipient]").FillAsync("Politie Midden-Nederland");
        await officer.Page.Locator("lv-export-form [name=reason]").FillAsync("Vordering 2026-12");
        await officer.Page.Locator("lv-export-form [name=legalBasis]").FillAsync("Art. 126nda Sv");
        var bundle = await officer.Page.RunAndWaitForDownloadAsync(() => officer.Action("export").ClickAsync());
        Assert.Equal($"incident-{scene.Incident}.zip", bundle.SuggestedFilename);
        await using (var zip = await ZipFile.OpenReadAsync(await bundle.PathAsync()))
        {
            Assert.Contains(zip.Entries, entry => entry.Name.EndsWith(".jsonl", StringComparison.Ordinal));
        }

        await IsSoundAsync(officer);
        await Expect(centre.Page.Locator("[data-log=exported]")).ToHaveCountAsync(1);

        await using var other = await DeskPage.SignInAsync(stage.Set.Browser, stage.Set.Server.Http, "pf-midden");
        await other.Page.Locator("input[value=disclosures]").CheckAsync();
        await other.Action("search").ClickAsync();
        await Expect(other.Page.Locator("#found")).ToBeVisibleAsync();
        await Expect(other.Action("export")).ToHaveCountAsync(0);
    }

    /// <summary>A recording begins with the release: at first there may be nothing to take along, and the form says so. What came since is asked for then.</summary>
    private static async Task<(string Name, byte[] Bytes)> SaveAsync(DeskPage page)
    {
        IDownload? download = null;
        page.Page.Download += Keep;
        await Patience.UntilAsync("a clip is saved", Soon, async () =>
        {
            await page.Action("save-clip").ClickAsync();
            await Expect(page.Page.Locator("lv-clip-form [role=status]:not(:empty), lv-clip-form .problem")).Not.ToHaveCountAsync(0);
            if (await page.Page.Locator("lv-clip-form .problem").CountAsync() > 0)
                await page.Page.Locator("lv-clip-form input[name=until]").FillAsync(await page.Page.EvaluateAsync<string>(LocalNow));
            return download is not null;
        }, async () => string.Join(' ', await page.Page.Locator("lv-clip-form [role=status], lv-clip-form .problem").AllInnerTextsAsync()));
        page.Page.Download -= Keep;
        return (download!.SuggestedFilename, await File.ReadAllBytesAsync(await download.PathAsync()));

        void Keep(object? _, IDownload kept) => download = kept;
    }

    private static Task FindDisclosuresAsync(DeskPage officer, Scene scene) => Patience.UntilAsync("the disclosures are found", Soon, async () =>
    {
        await officer.Page.Locator("input[value=disclosures]").CheckAsync();
        await officer.Action("search").ClickAsync();
        return await officer.Page.Locator("tr[data-disclosure-to=mk-midden-nederland]").Filter(new() { HasText = $"incident {scene.Incident[..8]}" }).CountAsync() > 0;
    });
}
