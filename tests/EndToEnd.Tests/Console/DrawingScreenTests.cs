using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Story;
using Microsoft.Playwright;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.ScreenPictures;
using static LiveView.EndToEnd.Tests.Console.SoundScreen;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>What is drawn on a picture stands on the screens of all who may see that picture, and on no other.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class DrawingScreenTests(Stage stage)
{
    private const string Till = "lv-0001-till";
    private const string Entrance = "lv-0001-entrance";

    [Fact]
    [Trait(Writes, "pictures")]
    public async Task An_arrow_with_words_is_seen_by_both_sides_and_not_by_a_room_without_that_camera_and_is_removed()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Till]);
        await scene.Operator.ForwardAsync(scene.Incident, ["mk-oost-nederland"], [Entrance]);
        var centre = await scene.PageAsync("op-veilig", width: 1440, height: 900);
        var room = await scene.PageAsync("dis-midden", width: 1440, height: 900);
        var without = await scene.PageAsync("dis-oost");
        foreach (var page in new[] { centre, room })
        {
            await page.WaitForMovingPictureAsync(scene.Incident, Till, TimeSpan.FromSeconds(30));
        }

        await room.Page.Locator(".draw-tools input").FillAsync("Tas achter de balie");
        await room.Action("draw-arrow").ClickAsync();
        var box = (await room.Page.Locator(".draw-field").BoundingBoxAsync())!;
        await room.Page.Mouse.MoveAsync(box.X + (box.Width * 0.3f), box.Y + (box.Height * 0.4f));
        await room.Page.Mouse.DownAsync();
        await room.Page.Mouse.MoveAsync(box.X + (box.Width * 0.5f), box.Y + (box.Height * 0.6f), new() { Steps = 4 });
        await room.Page.Mouse.UpAsync();
        await Expect(room.Action("draw-send")).ToBeInViewportAsync(new() { Ratio = 1 });
        await room.Action("draw-send").ClickAsync();
        foreach (var page in new[] { centre, room })
        {
            await Expect(page.Tile(scene.Incident, Till).Locator("[data-mark][data-shape=arrow]")).ToContainTextAsync("Tas achter de balie");
        }

        await Expect(centre.Page.Locator("[data-log=drawn]")).ToContainTextAsync("Kassa");
        await Expect(without.Tile(scene.Incident, Entrance)).ToHaveCountAsync(1);
        Assert.DoesNotContain("Tas achter de balie", await without.Page.ContentAsync(), StringComparison.Ordinal);
        await IsSoundAsync(room);
        await TakeAsync(room, "drawing");
        await centre.Page.Keyboard.PressAsync("3");
        await centre.Tile(scene.Incident, Till).Locator(".tile-enlarge").ClickAsync();
        await centre.Action("remove-drawing").ClickAsync();
        await Expect(room.Page.Locator("[data-mark]")).ToHaveCountAsync(0);
        await IsSoundAsync(centre);
    }

    [Fact]
    public async Task An_officer_in_the_street_sees_an_arrow_on_the_still_and_reads_it_in_words()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Till]);
        var room = await scene.PageAsync("dis-midden", width: 1440, height: 900);
        await room.OpenAsync(scene.Incident);
        await room.AcceptAsync();
        await room.Action("ask-invite").ClickAsync();
        await room.Page.Locator("select[name=party]").SelectOptionAsync("team-utrecht");
        await room.Action("invite").ClickAsync();
        var phone = await scene.PageAsync("eh-utrecht", width: 390, height: 844);
        await phone.OpenAsync(scene.Incident);
        var till = phone.Page.Locator($"lv-phone-camera[data-camera={Till}]");
        await Expect(till).ToHaveAttributeAsync("data-mode", "still", new() { Timeout = 30_000 });

        await room.Page.Locator(".draw-tools input").FillAsync("Tas achter de balie");
        await room.Action("draw-arrow").ClickAsync();
        await room.Page.Keyboard.PressAsync("Enter");

        await Expect(till.Locator("[data-mark][data-shape=arrow]")).ToContainTextAsync("Tas achter de balie");
        await Expect(phone.Page.Locator(".phone-drawings")).ToContainTextAsync("Kassa");
        await till.Locator("[data-action=live]").ClickAsync();
        await Expect(till).ToHaveAttributeAsync("data-state", "live", new() { Timeout = 30_000 });
        await Expect(till.Locator("[data-mark][data-shape=arrow]")).ToBeVisibleAsync();
        await room.Action("remove-drawing").ClickAsync();
        await Expect(till.Locator("[data-mark]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_picture_that_is_drawn_on_comes_into_sight_where_the_tools_stand_below_it()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Till, Entrance, "lv-0001-overview"]);
        var room = await scene.PageAsync("dis-midden", width: 1280, height: 640);
        await Expect(room.Page.Locator("lv-tile.large")).ToHaveCountAsync(1);
        await room.Page.Locator(".incident-look").EvaluateAsync("each => each.scrollTo(0, each.scrollHeight)");
        await room.Action("draw-arrow").PressAsync("Enter");
        await Expect(room.Page.Locator(".draw-field")).ToBeFocusedAsync();
        await Expect(room.Page.Locator(".draw-field")).ToBeInViewportAsync(new() { Ratio = 0.9f });
        await IsSoundAsync(room);
    }

    [Fact]
    public async Task By_keys_alone_a_rectangle_is_drawn_on_a_plan_for_the_other_side()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Till]);
        var centre = await scene.PageAsync("op-veilig");
        var room = await scene.PageAsync("dis-midden");
        await centre.WaitForMovingPictureAsync(scene.Incident, Till, TimeSpan.FromSeconds(30));
        var still = await centre.Page.RunAndWaitForDownloadAsync(() => centre.Tile(scene.Incident, Till).Locator("[data-action=snapshot]").ClickAsync());
        var plan = new FilePayload { Name = "plan.jpg", MimeType = "image/jpeg", Buffer = await File.ReadAllBytesAsync(await still.PathAsync()) };
        await centre.Page.Locator("lv-material select[name=kind]").SelectOptionAsync("plans");
        await centre.Page.Locator("lv-material input[name=title]").FillAsync("Begane grond");
        await centre.Page.Locator("lv-material input[name=file]").SetInputFilesAsync(plan);
        await centre.Action("add-material").PressAsync("Enter");
        await centre.Page.Locator("[data-action=release-material]").First.PressAsync("Enter");
        await room.Page.Locator("lv-material [data-action=look]").First.PressAsync("Enter");
        await room.Page.Locator("dialog[open] [data-action=draw-rectangle]").PressAsync("Enter");
        await room.Page.Keyboard.PressAsync("ArrowLeft");
        await room.Page.Keyboard.PressAsync("Enter");
        await Expect(room.Page.Locator("dialog[open] [data-mark][data-shape=rectangle]")).ToHaveCountAsync(1);
        await IsSoundAsync(room);
        await centre.Page.Locator("lv-material [data-action=look]").First.PressAsync("Enter");
        await Expect(centre.Page.Locator("dialog[open] [data-drawing]")).ToHaveCountAsync(1);
    }
}
