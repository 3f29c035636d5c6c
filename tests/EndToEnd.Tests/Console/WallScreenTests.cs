using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Story;
using Microsoft.Playwright;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.ScreenPictures;
using static LiveView.EndToEnd.Tests.Console.SoundScreen;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>A second window shows the pictures of the incident that is open at the desk, and nothing that the desk would not see.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class WallScreenTests(Stage stage)
{
    private const string Till = "lv-0001-till";
    private const string Forecourt = "lv-0002-forecourt";
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(30);

    [Fact]
    [Trait(Writes, "pictures")]
    public async Task The_wall_follows_the_desk_loses_what_is_withdrawn_and_is_signed_out_with_it()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await using var second = await Scene.RaiseAsync(stage.Set, "2345", "LV-0002");
        await scene.ForwardAsync(["mk-midden-nederland"], [Till, "lv-0001-overview", "lv-0001-entrance"]);
        await second.ForwardAsync(["mk-midden-nederland"], [Forecourt]);
        var room = await scene.PageAsync("dis-midden");
        await room.OpenAsync(scene.Incident);
        var wall = await OpenAsync(room);
        await wall.WaitForMovingPictureAsync(scene.Incident, Till, s_soon);
        await wall.WaitForMovingPictureAsync(scene.Incident, "lv-0001-entrance", s_soon);
        await Expect(wall.Tile(second.Incident, Forecourt)).ToHaveCountAsync(0);
        await Expect(wall.Page.Locator("button, input, select, a")).ToHaveCountAsync(0);
        await Expect(wall.Tile(scene.Incident, Till).Locator(".tile-name")).ToHaveTextAsync("Kassa");
        await TakeAsync(wall, "wall", width: 1920, height: 1080);
        await IsSoundInTheDarkAsync(wall);

        await room.OpenAsync(second.Incident);
        await wall.WaitForMovingPictureAsync(second.Incident, Forecourt, s_soon);
        await Expect(wall.Tile(scene.Incident, Till)).ToHaveCountAsync(0);

        await room.OpenAsync(scene.Incident);
        await wall.WaitForMovingPictureAsync(scene.Incident, Till, s_soon);
        var view = await scene.ReadAsync();
        var release = view!.Value.GetProperty("releases").EnumerateArray().First(each => each.GetProperty("camera").GetString() == Till);
        await scene.Operator.WithdrawAsync(scene.Incident, release.GetProperty("id").GetString()!);
        await Expect(wall.Tile(scene.Incident, Till)).ToHaveAttributeAsync("data-state", "ended");
        await Expect(wall.Tile(scene.Incident, Till)).ToContainTextAsync("Geen beeld");

        await room.Action("sign-out").ClickAsync();
        await Expect(wall.Page.Locator("[data-person]").First).ToBeVisibleAsync();
        await Expect(wall.Page.Locator("lv-tile")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_wall_without_a_desk_shows_no_picture_and_says_so()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Till]);
        var room = await scene.PageAsync("dis-midden");
        var wall = await OpenAsync(room);
        await wall.WaitForMovingPictureAsync(scene.Incident, Till, s_soon);

        await room.Page.CloseAsync(new PageCloseOptions { RunBeforeUnload = true });
        await Expect(wall.Page.Locator(".wall-empty")).ToContainTextAsync("Geen werkplek open", new() { Timeout = 40_000 });
        await Expect(wall.Page.Locator("lv-tile")).ToHaveCountAsync(0);
    }

    /// <summary>A window that another opens may be there before what reads its pixels: loaded once more, it is prepared as every page is.</summary>
    private static async Task<DeskPage> OpenAsync(DeskPage desk)
    {
        var window = await desk.Page.RunAndWaitForPopupAsync(() => desk.Action("wall").PressAsync("Enter"));
        await window.ReloadAsync();
        return DeskPage.Over(window, $"{desk.Person} at the wall");
    }
}
