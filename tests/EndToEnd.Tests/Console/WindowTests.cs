using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Story;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.ScreenPictures;
using static LiveView.EndToEnd.Tests.Console.SoundScreen;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>What opens over or within a screen when it is asked for; windows for looking back and for photos have tests of their own.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
[Trait(Writes, "pictures")]
public sealed class WindowTests(Stage stage)
{
    [Fact]
    public async Task The_list_of_keys_and_the_forms_that_end_an_incident_or_a_part_in_it()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], ["lv-0001-till"]);
        var centre = await scene.PageAsync("op-veilig", width: 1440, height: 900);
        await Expect(centre.Page.Locator("lv-receipt")).ToHaveCountAsync(1);
        await centre.Action("close").ClickAsync();
        await Expect(centre.Page.Locator("#end-reason")).ToBeFocusedAsync();
        await IsSoundAsync(centre);
        await centre.Action("cancel").ClickAsync();
        await centre.Action("keys").ClickAsync();
        await Expect(centre.Page.Locator("dialog[open] .keys-list")).ToBeVisibleAsync();
        await IsSoundAsync(centre);
        await TakeAsync(centre, "keys");

        var room = await scene.PageAsync("dis-midden");
        await room.Action("ask-leave").ClickAsync();
        await Expect(room.Action("leave")).ToBeFocusedAsync();
        await IsSoundAsync(room);
    }

    [Fact]
    public async Task The_form_that_dismisses_an_alarm_and_the_page_of_ones_own_sign_in()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        var centre = await scene.PageAsync("op-veilig");
        await centre.Action("dismiss").ClickAsync();
        await Expect(centre.Page.Locator("#end-reason")).ToBeFocusedAsync();
        await IsSoundAsync(centre);

        await centre.Page.Locator(".top-person").ClickAsync();
        await Expect(centre.Page.Locator("table")).ToBeVisibleAsync();
        await IsSoundAsync(centre);
    }
}
