using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Story;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.ScreenPictures;
using static LiveView.EndToEnd.Tests.Console.SoundScreen;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>Somebody chooses other single keys at a workstation.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class OwnKeysScreenTests(Stage stage)
{
    [Fact]
    [Trait(Writes, "pictures")]
    public async Task Another_key_works_at_once_and_later_on_a_clash_is_told_and_all_go_back_together()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], ["lv-0001-till"]);
        var room = await scene.PageAsync("dis-midden", width: 1440, height: 900);
        await Expect(room.Action("accept")).ToContainTextAsync("A");
        await room.Page.Keyboard.PressAsync("?");
        await room.Page.Locator(".own-keys summary").PressAsync("Enter");
        var accept = room.Page.Locator("[data-own-key=firstAct]");
        await accept.FocusAsync();
        await room.Page.Keyboard.PressAsync("j");
        await Expect(room.Page.Locator("#own-keys-problem")).ToContainTextAsync("Volgend incident");
        await Expect(accept).ToHaveValueAsync("A");
        await TakeAsync(room, "own-keys");
        await IsSoundAsync(room);

        await accept.FocusAsync();
        await room.Page.Keyboard.PressAsync("g");
        await Expect(room.Page.Locator("#own-keys-problem")).ToHaveCountAsync(0);
        await Expect(room.Page.Locator(".keys-list [data-key=g] dt")).ToHaveTextAsync("G");
        await room.Page.Keyboard.PressAsync("Escape");
        await room.Page.ReloadAsync();
        await Expect(room.Action("accept").Locator("kbd")).ToHaveTextAsync("G");
        await room.Page.Keyboard.PressAsync("a");
        await Expect(room.Action("accept")).ToBeVisibleAsync();
        await room.Page.Keyboard.PressAsync("g");
        await Expect(room.Page.Locator("lv-accept .accepted")).ToBeVisibleAsync();

        await room.Page.Keyboard.PressAsync("?");
        await room.Page.Locator(".own-keys summary").PressAsync("Enter");
        await room.Action("reset-keys").PressAsync("Enter");
        await Expect(room.Page.Locator(".keys-list [data-key=a] dt")).ToHaveTextAsync("A");
    }

    [Fact]
    public async Task Keys_that_are_switched_off_do_nothing_and_are_not_shown_at_what_they_would_do()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], ["lv-0001-till"]);
        var room = await scene.PageAsync("dis-midden");
        await Expect(room.Action("accept").Locator("kbd")).ToHaveTextAsync("A");
        await room.Page.Keyboard.PressAsync("s");
        await Expect(room.Page.Locator(".timeline")).ToHaveAttributeAsync("data-playing", "false");
        await room.Page.Keyboard.PressAsync("n");
        await Expect(room.Page.Locator(".timeline")).ToHaveAttributeAsync("data-moment", "live");
        await room.Page.Keyboard.PressAsync("?");
        await room.Page.Locator("[name=single-keys]").UncheckAsync();
        await room.Page.Keyboard.PressAsync("Escape");
        await Expect(room.Action("accept").Locator("kbd")).ToHaveCountAsync(0);
        await room.Page.Keyboard.PressAsync("s");
        await Expect(room.Page.Locator(".timeline")).ToHaveAttributeAsync("data-moment", "live");
    }
}
