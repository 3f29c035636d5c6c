using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation;
using LiveView.Simulation.Story;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Cameras;

[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class FaultyCameraTests(Stage stage)
{
    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 30_000 };

    private static readonly (string Camera, string Message)[] Faults =
    [
        ("lv-0003-no-h264", "Het beeld wordt omgezet vanuit MJPEG"),
        ("lv-0003-absent", "De camera antwoordt, maar heeft op dit pad geen beeld"),
        ("lv-0003-hangs", "De camera antwoordt niet"),
        ("lv-0003-refuses", "De camera weigert de verbinding"),
    ];

    [Fact]
    public async Task Each_fault_says_what_it_is_on_its_tile_and_at_the_desk_and_a_healthy_incident_goes_on()
    {
        await using var healthy = await Scene.RaiseAsync(stage.Set);
        await healthy.ForwardAsync(["mk-midden-nederland"], ["lv-0001-overview"]);
        var room = await healthy.PageAsync("dis-midden");
        await room.WaitForMovingPictureAsync(healthy.Incident, "lv-0001-overview", TimeSpan.FromSeconds(30));

        await using var faulty = await Scene.RaiseAsync(stage.Set, "3456", "LV-0003");
        var centre = await faulty.PageAsync("op-veilig");
        await centre.OpenAsync(faulty.Incident);
        var shown = Task.WhenAll(Faults.Select(async fault =>
        {
            await Expect(centre.Tile(faulty.Incident, fault.Camera)).ToContainTextAsync(fault.Message, Patient);
            await Expect(centre.Page.Locator("lv-notices")).ToContainTextAsync(fault.Message, Patient);
        }));

        await Patience.UntilAsync("every fault is shown", TimeSpan.FromSeconds(25), async () =>
        {
            await room.WaitForPictureAfterAsync(
                healthy.Incident, "lv-0001-overview", TimeProvider.System.GetUtcNow(), atMost: TimeSpan.FromSeconds(2));
            return shown.IsCompleted;
        });
        await shown;
        Assert.Empty(room.Errors);
        Assert.Empty(centre.Errors);
    }

    [Fact]
    public async Task A_camera_that_freezes_makes_its_tile_stale_within_three_seconds_and_live_again_without_a_reload()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        var centre = await scene.PageAsync("op-veilig");
        var tile = centre.Tile(scene.Incident, "lv-0001-overview");
        await centre.WaitForMovingPictureAsync(scene.Incident, "lv-0001-overview", TimeSpan.FromSeconds(30));
        await Expect(tile).ToHaveAttributeAsync("data-state", "live");
        await centre.Page.EvaluateAsync("() => { globalThis.sameLoad = true; }");

        stage.Set.Cameras.Freeze();
        try
        {
            await Patience.UntilAsync("the tile is visibly stale", TimeSpan.FromSeconds(3),
                async () => (await tile.GetAttributeAsync("class"))?.Contains("stale", StringComparison.Ordinal) == true
                    && await tile.GetAttributeAsync("data-state") != "live",
                () => centre.DescribeAsync(scene.Incident, "lv-0001-overview"));
        }
        finally
        {
            stage.Set.Cameras.Thaw();
        }

        await centre.WaitForPictureAfterAsync(scene.Incident, "lv-0001-overview", TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(15));
        await Expect(tile).ToHaveAttributeAsync("data-state", "live");
        Assert.True(await centre.Page.EvaluateAsync<bool>("() => globalThis.sameLoad === true"));
    }

    [Fact]
    public async Task Nobody_watches_so_after_a_while_no_ffmpeg_runs()
    {
        await using (var scene = await Scene.RaiseAsync(stage.Set, "3456", "LV-0003"))
        {
            var centre = await scene.PageAsync("op-veilig");
            await centre.OpenAsync(scene.Incident);
            await centre.WaitForMovingPictureAsync(scene.Incident, "lv-0003-no-h264", TimeSpan.FromSeconds(30));
            Assert.NotEmpty(stage.Set.Server.Ffmpegs);
        }

        await Patience.UntilAsync("no ffmpeg runs", TimeSpan.FromSeconds(25), () => stage.Set.Server.Ffmpegs.Count == 0,
            () => $"Running: {string.Join(", ", stage.Set.Server.Ffmpegs)}");
    }
}
