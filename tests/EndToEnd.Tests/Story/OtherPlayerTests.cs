using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Story;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Story;

[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class OtherPlayerTests(Stage stage)
{
    [Fact]
    public async Task A_browser_that_plays_through_MSE_shows_the_same_pictures()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], ["lv-0001-overview", "lv-0001-till"]);
        var room = await scene.PageAsync("dis-midden", "?player=mse");

        foreach (var camera in (string[])["lv-0001-overview", "lv-0001-till"])
        {
            Assert.Equal(0, (await room.WaitForMovingPictureAsync(scene.Incident, camera, TimeSpan.FromSeconds(30))).Falls);
            await Expect(room.Tile(scene.Incident, camera).Locator("video.picture")).ToHaveCountAsync(1);
        }
        Assert.Empty(room.Errors);
    }
}
