using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Story;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.ScreenPictures;
using static LiveView.EndToEnd.Tests.Console.SoundScreen;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>Whoever comes to a desk of the demonstration for the first time is shown what it is for.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class TourScreenTests(Stage stage)
{
    private const string CoversPicture = """
        () => { const tour = document.querySelector('.tour').getBoundingClientRect();
          return [...document.querySelectorAll('lv-tile')].some(tile => { const box = tile.getBoundingClientRect(); return box.top < tour.bottom && tour.top < box.bottom && box.height > 0; }); }
        """;

    [Fact]
    [Trait(Writes, "pictures")]
    public async Task The_tour_points_at_what_it_speaks_of_covers_no_picture_goes_with_Escape_and_comes_back_only_when_asked_for()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], ["lv-0001-till"]);
        var room = await scene.PageAsync(await stage.Set.Browser.NewPageAsync(stage.Set.Server.Http, 1440, 900, firstTime: true), "dis-midden", "");
        await room.WaitForMovingPictureAsync(scene.Incident, "lv-0001-till", TimeSpan.FromSeconds(30));
        await Expect(room.Page.Locator("[data-tour=queue]")).ToBeVisibleAsync();
        await Expect(room.Page.Locator(".desk-queue[data-toured]")).ToHaveCountAsync(1);
        foreach (var step in (string[])["pictures", "accept", "ask", "timeline", "help"])
        {
            await room.Action("tour-on").PressAsync("Enter");
            await Expect(room.Page.Locator($"[data-tour={step}]")).ToBeVisibleAsync();
            await Expect(room.Page.Locator("[data-toured]")).ToBeInViewportAsync();
            Assert.False(await room.Page.EvaluateAsync<bool>(CoversPicture));
            if (step == "accept")
            {
                await TakeAsync(room, "tour");
                await IsSoundAsync(room);
            }
        }

        await room.Page.Keyboard.PressAsync("Escape");
        await Expect(room.Page.Locator(".tour, [data-toured]")).ToHaveCountAsync(0);
        await room.Page.ReloadAsync();
        await Expect(room.Action("accept")).ToBeVisibleAsync();
        await Expect(room.Page.Locator(".tour")).ToHaveCountAsync(0);
        await room.Page.Keyboard.PressAsync("?");
        await room.Action("tour").PressAsync("Enter");
        await Expect(room.Page.Locator("[data-tour=queue]")).ToBeVisibleAsync();
    }
}
