using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Story;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>The main story for whoever has no pointer.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class KeyboardStoryTests(Stage stage)
{
    private const string Till = "lv-0001-till";

    [Fact]
    public async Task An_alarm_goes_from_sign_in_to_closing_by_keyboard_alone()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await using var centre = await SignInAsync("op-veilig");
        var keys = new Keyboard(centre);
        await keys.DoAsync($"[data-incident-row='{scene.Incident}'] button");
        await keys.DoAsync("[data-action=acknowledge]");
        await Expect(centre.Page.Locator("[data-step=acknowledge] .done")).ToBeVisibleAsync();
        await keys.HasFocusAsync("taking in hand");
        for (var number = 1; number <= 3; number++)
        {
            await keys.DoAsync($"[data-check='{number}']", "Space");
            await Expect(centre.Page.Locator($"[data-check='{number}']")).ToBeCheckedAsync();
            await keys.HasFocusAsync("doing what is on the list");
        }
        await keys.DoAsync("[name=verdict][value=verified]", "Space");
        await keys.TabToAsync("[name=level]");
        foreach (var key in (string[])["Space", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"])
            await keys.PressAsync(key);
        await keys.DoAsync("[name=evidence][value=picture]", "Space");
        await keys.DoAsync("[data-action=verify]");
        await Expect(centre.Page.Locator("[data-step=verify] .done")).ToContainTextAsync("niveau 4");
        await keys.HasFocusAsync("verifying");
        await keys.PressAsync("f");
        await keys.DoAsync("[data-camera-choice=lv-0001-vault]", "Space");
        await keys.DoAsync("[data-action=forward]");
        await Expect(centre.Page.Locator("lv-receipt")).ToHaveCountAsync(1);
        await keys.HasFocusAsync("forwarding");

        await using var room = await SignInAsync("dis-midden");
        await room.WaitForMovingPictureAsync(scene.Incident, "lv-0001-vault", TimeSpan.FromSeconds(30));
        keys = new Keyboard(room);
        await keys.DoAsync($"[data-incident-row='{scene.Incident}'] button");
        await keys.PressAsync("a");
        await Expect(room.Page.Locator("lv-accept .accepted")).ToBeVisibleAsync();
        await keys.DoAsync($"lv-tile[data-camera={Till}] .tile-enlarge");
        await Expect(room.Page.Locator($"lv-tile[data-camera={Till}].large")).ToHaveCountAsync(1);
        await keys.HasFocusAsync("enlarging");
        await keys.TabToAsync("#note-text");
        await keys.TypeAsync("eenheid rijdt aan");
        await keys.PressAsync("Control+Enter");
        await Expect(centre.Page.Locator("[data-log=noted]")).ToContainTextAsync("eenheid rijdt aan");
        await keys.HasFocusAsync("the note");

        keys = new Keyboard(centre);
        await keys.DoAsync("[data-action=close]");
        await Expect(centre.Page.Locator("#end-reason")).ToBeFocusedAsync();
        await keys.TypeAsync("afgehandeld");
        await keys.PressAsync("Enter");
        await Expect(centre.Page.Locator($"[data-incident='{scene.Incident}'][data-status=closed]")).ToBeVisibleAsync();
        await keys.HasFocusAsync("closing");
        Assert.Equal([], [.. centre.Errors, .. room.Errors]);
    }

    [Fact]
    public async Task A_button_that_vanishes_with_what_it_did_leaves_the_focus_with_what_became_of_it()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Till]);
        var room = await scene.PageAsync("dis-midden");
        await room.Action("accept").FocusAsync();
        await room.Page.Keyboard.PressAsync("Enter");

        await Expect(room.Page.Locator("lv-accept")).ToBeFocusedAsync();
        await Expect(room.Page.Locator("lv-accept")).ToContainTextAsync("Geaccepteerd");
    }

    [Theory]
    [InlineData("op-veilig", new[] { "J", "K", "A", "V", "F", "1–9", "0", "L", "T", "B", ",", ".", "S", "N", "R", "W", "X", "?" })]
    [InlineData("dis-midden", new[] { "J", "K", "A", "1–9", "0", "L", "T", "B", ",", ".", "S", "N", "P", "?" })]
    [InlineData("rol-landelijk", new[] { "?" })]
    public async Task A_question_mark_lists_the_keys_of_that_desk_and_Escape_goes_back_to_where_one_was(string person, string[] listed)
    {
        await using var page = await SignInAsync(person);
        var keys = new Keyboard(page);
        await keys.TabToAsync("[data-action=sign-out]");
        await keys.PressAsync("?");
        await Expect(page.Page.Locator("dialog[open]")).ToBeVisibleAsync();
        Assert.Equal(listed, (await page.Page.Locator("dialog[open] dt").AllInnerTextsAsync()).Select(each => each.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)));
        foreach (var _ in (int[])[1, 2, 3, 4, 5])
        {
            await page.Page.Keyboard.PressAsync("Tab");
            Assert.True(await page.Page.EvaluateAsync<bool>("() => document.activeElement === document.body || document.activeElement.closest('dialog') !== null"));
        }
        await keys.PressAsync("Escape");
        await Expect(page.Action("sign-out")).ToBeFocusedAsync();
    }

    private async Task<DeskPage> SignInAsync(string person)
    {
        var page = DeskPage.Over(await stage.Set.Browser.NewPageAsync(stage.Set.Server.Http), person);
        await page.Page.GotoAsync("/");
        await Expect(page.Page.Locator($"[data-person={person}]")).ToBeVisibleAsync();
        await new Keyboard(page).DoAsync($"[data-person={person}]");
        await Expect(page.Page.Locator(".desk")).ToBeVisibleAsync();
        return page;
    }
}
