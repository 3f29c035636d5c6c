using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Story;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Gate;

[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class WithdrawalTests(Stage stage)
{
    private const string Overview = "lv-0001-overview";
    private const string Till = "lv-0001-till";
    private static readonly TimeSpan PictureWithin = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task One_camera_withdrawn_from_one_room_ends_there_and_nowhere_else_and_can_be_shared_again()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland", "mk-oost-nederland"], [Overview, Till]);
        var centre = await scene.PageAsync("op-veilig");
        var midden = await scene.PageAsync("dis-midden");
        var east = await scene.PageAsync("dis-oost");
        foreach (var room in new[] { midden, east })
        {
            await room.WaitForMovingPictureAsync(scene.Incident, Overview, PictureWithin);
            await room.WaitForMovingPictureAsync(scene.Incident, Till, PictureWithin);
        }

        var releasesToMidden = centre.Page.Locator("lv-receipt:has([data-room=mk-midden-nederland]) + lv-room-releases");
        await releasesToMidden.Locator($"[data-action=withdraw][data-camera={Till}]").ClickAsync();

        await Expect(midden.Tile(scene.Incident, Till)).ToContainTextAsync("Geen beeld: beeldvrijgave ingetrokken");
        var after = TimeProvider.System.GetUtcNow();
        await midden.WaitForPictureAfterAsync(scene.Incident, Overview, after, TimeSpan.FromSeconds(2));
        await east.WaitForPictureAfterAsync(scene.Incident, Overview, after, TimeSpan.FromSeconds(2));
        await east.WaitForPictureAfterAsync(scene.Incident, Till, after, TimeSpan.FromSeconds(2));
        Assert.Equal(1, await midden.PicturesNowAsync());
        Assert.Equal(2, await east.PicturesNowAsync());

        var shared = TimeProvider.System.GetUtcNow();
        await releasesToMidden.Locator($"[data-action=release][data-camera={Till}]").ClickAsync();
        await midden.WaitForPictureAfterAsync(scene.Incident, Till, shared, PictureWithin);
    }
}
