using LiveView.Simulation.Story;
using Xunit;

namespace LiveView.EndToEnd.Tests.Story;

/// <summary>A camera with two streams on a real screen: the small tile gets the small one, and never goes dark for the other.</summary>
[Trait("needs", "chromium")]
public sealed class SubStreamTests : IAsyncLifetime
{
    private const string Till = "lv-0001-till";
    private const string Overview = "lv-0001-overview";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private StoryStage _stage = null!;

    public async Task InitializeAsync() => _stage = await StoryStage.SetAsync(withBrowser: true, more: connections =>
        connections.SelectMany(connection => connection!["cameras"]!.AsArray()).Single(camera => camera!["id"]!.GetValue<string>() == Till)!
            ["subAddress"] = "rtsp://127.0.0.1:8554/till-sub");

    public Task DisposeAsync() => _stage.DisposeAsync().AsTask();

    [Theory]
    [InlineData("")]
    [InlineData("?player=mse")]
    public async Task A_tile_that_grows_keeps_its_small_picture_until_the_full_one_is_there(string player)
    {
        await using var scene = await Scene.RaiseAsync(_stage);
        await scene.ForwardAsync(["mk-midden-nederland"], [Overview, Till, "lv-0001-entrance"]);
        var room = await scene.PageAsync("dis-midden", player);
        var tile = room.Tile(scene.Incident, Till);
        await ShowsAsync("sub", 320);

        await tile.EvaluateAsync("""
            tile => {
              globalThis.states = [tile.dataset.state];
              new MutationObserver(() => globalThis.states.push(tile.dataset.state)).observe(tile, { attributeFilter: ['data-state'] });
            }
            """);
        await tile.Locator(".tile-enlarge").ClickAsync();
        await ShowsAsync("main", 640);
        await tile.Locator(".tile-enlarge").ClickAsync();
        await room.Tile(scene.Incident, Overview).Locator(".tile-enlarge").ClickAsync();
        await ShowsAsync("sub", 320);

        Assert.All(await room.Page.EvaluateAsync<string[]>("() => globalThis.states"), state => Assert.Equal("live", state));

        Task ShowsAsync(string stream, int width) => LiveView.Simulation.Patience.UntilAsync($"the till shows its {stream} stream", Patience, () =>
            tile.EvaluateAsync<bool>(
                """
                (tile, [stream, width]) => {
                  const surface = tile.querySelector('.stage').firstElementChild;
                  return tile.dataset.state === 'live' && tile.dataset.stream === stream && (surface?.videoWidth ?? surface?.width) === width;
                }
                """,
                new object[] { stream, width }));
    }
}
