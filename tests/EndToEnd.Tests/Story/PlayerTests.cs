using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Story;
using Xunit;

namespace LiveView.EndToEnd.Tests.Story;

/// <summary>What the player makes of what it gets: each time the real server, with one thing spoilt on the way to the page.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class PlayerTests(Stage stage)
{
    private const string Camera = "lv-0001-entrance";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_frame_that_cannot_be_decoded_costs_the_rest_of_its_group_and_not_the_connection()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Camera]);
        // The twentieth live frame: a delta frame whose picture is noise.
        var room = await PageAsync(scene, "", """
            if (bytes[0] === 1) globalThis.initSegments = (globalThis.initSegments ?? 0) + 1;
            if (bytes[0] !== 2 || (bytes[1] & 3) !== 0) return;
            globalThis.liveFrames = (globalThis.liveFrames ?? 0) + 1;
            if (globalThis.liveFrames === 20) bytes.fill(0xa5, bytes.length / 2);
            """);

        await room.WaitForMovingPictureAsync(scene.Incident, Camera, Patience);
        await LiveView.Simulation.Patience.UntilAsync(
            "the spoilt frame came", Patience, () => room.Page.EvaluateAsync<bool>("() => globalThis.liveFrames > 20"));
        await room.WaitForPictureAfterAsync(scene.Incident, Camera, TimeProvider.System.GetUtcNow().AddSeconds(2), Patience);

        Assert.Equal(1, await room.Page.EvaluateAsync<int>("() => globalThis.initSegments"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?player=mse")]
    public async Task Pictures_that_come_but_come_late_do_not_look_live(string player)
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Camera]);
        // As if the line held everything back for a minute: the header says when the server received the frame.
        var room = await PageAsync(scene, player, """
            const header = new DataView(bytes.buffer, 16);
            header.setBigInt64(0, header.getBigInt64(0, true) - 60_000_000n, true);
            """);

        await room.WaitForMovingPictureAsync(scene.Incident, Camera, Patience);
        await LiveView.Simulation.Patience.UntilAsync("the tile says how old its picture is", Patience, async () =>
            (await room.Tile(scene.Incident, Camera).GetAttributeAsync("class"))!.Contains("stale", StringComparison.Ordinal));
        Assert.Contains("s oud", await room.Tile(scene.Incident, Camera).InnerTextAsync(), StringComparison.Ordinal);
    }

    /// <summary>A page on which a script gets the bytes of every picture message before the player does.</summary>
    private static async Task<DeskPage> PageAsync(Scene scene, string query, string spoil)
    {
        var page = await scene.Stage.Browser.NewPageAsync(scene.Stage.Server.Http);
        await page.AddInitScriptAsync($$"""
            globalThis.WebSocket = class extends WebSocket {
              set onmessage(handler) {
                super.onmessage = event => {
                  if (event.data instanceof ArrayBuffer) (bytes => { {{spoil}} })(new Uint8Array(event.data));
                  handler(event);
                };
              }
            };
            """);
        return await scene.PageAsync(page, "dis-midden", query);
    }
}
