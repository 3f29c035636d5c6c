using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Story;
using Microsoft.Playwright;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.ScreenPictures;
using static LiveView.EndToEnd.Tests.Console.SoundScreen;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>A control room asks on its screen, and the alarm centre answers on its own.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class RequestScreenTests(Stage stage)
{
    private const string Till = "lv-0001-till";
    private const string Entrance = "lv-0001-entrance";
    private static readonly LocatorAssertionsToHaveAttributeOptions s_soon = new() { Timeout = 30_000 };

    [Fact]
    [Trait(Writes, "pictures")]
    public async Task A_drawn_wish_stands_on_the_picture_of_both_sides_and_is_accepted_and_done_by_keys_without_taking_the_focus()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Till, Entrance]);
        var centre = await scene.PageAsync("op-veilig", width: 1440, height: 900);
        var room = await scene.PageAsync("dis-midden", width: 1440, height: 900);
        await room.WaitForMovingPictureAsync(scene.Incident, Till, TimeSpan.FromSeconds(30));
        await centre.WaitForMovingPictureAsync(scene.Incident, Till, TimeSpan.FromSeconds(30));
        var note = centre.Page.Locator("#note-text");
        await note.FocusAsync();
        await centre.Page.Locator(".incident-work").EvaluateAsync("each => each.scrollTo(0, each.scrollHeight)");

        await room.Page.Keyboard.PressAsync("1");
        await room.Action("ask-aim").ClickAsync();
        var field = room.Page.Locator(".draw-field");
        var box = (await field.BoundingBoxAsync())!;
        await room.Page.Mouse.MoveAsync(box.X + (box.Width * 0.55f), box.Y + (box.Height * 0.3f));
        await room.Page.Mouse.DownAsync();
        await room.Page.Mouse.MoveAsync(box.X + (box.Width * 0.8f), box.Y + (box.Height * 0.7f), new() { Steps = 4 });
        await room.Page.Mouse.UpAsync();
        await IsSoundAsync(room);
        await room.Action("draw-send").ClickAsync();
        await Expect(room.Action("ask-aim")).ToBeFocusedAsync();

        foreach (var page in new[] { room, centre })
        {
            await Expect(page.Tile(scene.Incident, Till).Locator("[data-mark][data-shape=area]")).ToHaveCountAsync(1);
        }

        await Expect(centre.Page.Locator("lv-request-inbox [data-state=asked]")).ToHaveCountAsync(1);
        await Expect(centre.Action("accept-request")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(note).ToBeFocusedAsync();
        await Expect(centre.Page.Locator("lv-announcer [aria-live=polite]")).ToContainTextAsync("Midden-Nederland");
        await IsSoundAsync(centre);
        await TakeAsync(centre, "request-asked");
        await centre.Page.Locator(".facts-site").ClickAsync();
        await centre.Page.Keyboard.PressAsync("r");
        await Expect(room.Page.Locator("lv-own-requests [data-request]")).ToHaveAttributeAsync("data-state", "accepted", s_soon);
        await TakeAsync(room, "request-accepted");
        await centre.Page.Keyboard.PressAsync("r");
        await Expect(room.Page.Locator("lv-own-requests [data-request]")).ToHaveAttributeAsync("data-state", "done", s_soon);
        await Expect(room.Page.Locator("[data-mark]")).ToHaveCountAsync(0);
        await IsSoundAsync(room);
    }

    [Fact]
    public async Task By_keys_alone_a_turn_is_asked_refused_with_a_reason_and_another_camera_is_given()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Till]);
        var centre = await scene.PageAsync("op-veilig");
        var room = await scene.PageAsync("dis-midden");
        await Expect(room.Action("ask-turnLeft")).ToBeVisibleAsync();
        await room.Page.Keyboard.PressAsync("p");
        await room.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(room.Action("ask-turnRight")).ToBeFocusedAsync();
        await room.Page.Keyboard.PressAsync("Enter");
        await Expect(centre.Page.Locator("lv-request-inbox [data-state=asked]")).ToHaveCountAsync(1);
        await centre.Page.Keyboard.PressAsync("w");
        await Expect(centre.Page.Locator("lv-request-inbox input[name=reason]")).ToBeFocusedAsync();
        await centre.Page.Keyboard.TypeAsync("Deze camera draait niet");
        await IsSoundAsync(centre);
        await centre.Page.Keyboard.PressAsync("Enter");
        await Expect(room.Page.Locator("lv-own-requests [data-state=refused]")).ToContainTextAsync("Deze camera draait niet");

        await room.Action("ask-other").PressAsync("Enter");
        await room.Page.Locator(".request-form select[name=viewpoint]").SelectOptionAsync("entrance");
        await IsSoundAsync(room);
        await room.Action("ask-send").PressAsync("Enter");
        await centre.Page.Locator($"lv-request-inbox [data-action=release-asked][data-camera={Entrance}]").PressAsync("Enter");
        await Expect(room.Tile(scene.Incident, Entrance)).ToHaveCountAsync(1);
        await Expect(room.Page.Locator("lv-own-requests [data-state=done]")).ToHaveCountAsync(1);
        await Expect(room.Page.Locator("[data-log=control-done]")).ToContainTextAsync("Andere camera");
    }

    [Fact]
    public async Task A_request_stays_in_sight_however_far_the_column_of_steps_is_scrolled()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland", "mk-oost-nederland", "mk-rotterdam"], [Till, Entrance]);
        var centre = await scene.PageAsync("op-veilig", width: 1280, height: 800);
        var room = await scene.PageAsync("dis-midden");
        await Expect(centre.Page.Locator("lv-receipt")).ToHaveCountAsync(3);
        await Expect(centre.Action("close")).ToBeVisibleAsync();
        var work = centre.Page.Locator(".incident-work");
        await work.EvaluateAsync("each => each.scrollTo(0, each.scrollHeight)");
        await room.Action("ask-turnLeft").PressAsync("Enter");
        await Expect(centre.Action("accept-request")).ToBeInViewportAsync(new() { Ratio = 1 });
        await work.EvaluateAsync("each => each.scrollTo(0, each.scrollHeight)");
        await Expect(centre.Action("accept-request")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(centre.Action("close")).ToBeInViewportAsync(new() { Ratio = 1 });
        await IsSoundAsync(centre);
    }

    [Fact]
    public async Task What_was_asked_keeps_its_camera_s_name_when_the_incident_is_closed()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Till]);
        var room = await scene.PageAsync("dis-midden");
        await room.Action("ask-turnLeft").PressAsync("Enter");
        var request = room.Page.Locator("lv-own-requests [data-request]");
        await Expect(request).ToContainTextAsync("Kassa: Naar links draaien");
        await scene.Operator.CloseOrDismissAsync(scene.Incident);
        await Expect(request).ToHaveAttributeAsync("data-state", "expired", s_soon);
        await Expect(request).ToContainTextAsync("Kassa: Naar links draaien");
    }

    [Fact]
    public async Task A_rectangle_is_drawn_without_dragging_by_two_presses_or_by_the_arrow_keys()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Till]);
        var room = await scene.PageAsync("dis-midden");
        await room.WaitForMovingPictureAsync(scene.Incident, Till, TimeSpan.FromSeconds(30));
        await room.Action("ask-aim").PressAsync("Enter");
        await Expect(room.Page.Locator(".draw-field")).ToBeFocusedAsync();
        await room.Page.Keyboard.PressAsync("ArrowRight");
        await room.Page.Keyboard.PressAsync("Shift+ArrowDown");
        await room.Page.Keyboard.PressAsync("Enter");
        await Expect(room.Page.Locator("[data-mark]")).ToHaveCountAsync(1);

        await room.Action("ask-aim").ClickAsync();
        var box = (await room.Page.Locator(".draw-field").BoundingBoxAsync())!;
        await room.Page.Mouse.ClickAsync(box.X + (box.Width * 0.2f), box.Y + (box.Height * 0.5f));
        await room.Page.Mouse.ClickAsync(box.X + (box.Width * 0.4f), box.Y + (box.Height * 0.8f));
        await room.Action("draw-send").ClickAsync();
        await Expect(room.Page.Locator("[data-mark]")).ToHaveCountAsync(2);
    }
}
