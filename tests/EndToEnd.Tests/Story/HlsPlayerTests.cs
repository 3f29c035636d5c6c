using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Story;
using Xunit;

namespace LiveView.EndToEnd.Tests.Story;

/// <summary>The player that most pages of others play HLS with, in a browser, by the session of whoever signed in there.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class HlsPlayerTests(Stage stage)
{
    private const int TheEntrance = 2;
    private const string Camera = "lv-0001-entrance";

    [Fact]
    public async Task Hls_js_shows_the_camera_that_was_released_picture_after_picture()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Camera]);
        var page = await stage.Set.Browser.NewPageAsync(stage.Set.Server.Http, 800, 600);
        await DeskPage.SignInAsync(page, "dis-midden");
        await page.GotoAsync("/health/live");
        await page.EvaluateAsync(await HlsJs.TextAsync());

        var seen = await page.EvaluateAsync<int[][]>(
            """
            async address => {
              const video = document.createElement('video');
              video.muted = true;
              document.body.append(video);
              // The page forbids workers made of text; all else as hls.js has it.
              const hls = new Hls({ enableWorker: false });
              let fatal = null;
              hls.on(Hls.Events.ERROR, (_, data) => { if (data.fatal) fatal = data.details; });
              hls.on(Hls.Events.MANIFEST_PARSED, () => video.play());
              hls.loadSource(address);
              hls.attachMedia(video);
              const seen = [];
              const patience = performance.now() + 30_000;
              for (let last = -1; seen.length < 40;) {
                if (fatal || performance.now() > patience) throw new Error(`hls.js: ${fatal ?? 'too few pictures'}, ${seen.length} seen`);
                await new Promise(done => requestAnimationFrame(done));
                const counter = liveViewProof.read(video);
                if (!counter || counter.frame === last) continue;
                last = counter.frame;
                seen.push([counter.camera, counter.frame]);
              }
              hls.destroy();
              return seen;
            }
            """,
            $"/v1/incidents/{scene.Incident}/cameras/{Camera}/hls/index.m3u8");
        await page.Context.CloseAsync();

        Assert.All(seen, each => Assert.Equal(TheEntrance, each[0]));
        Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.InRange((short)(pair.Second[1] - pair.First[1]), 1, 25));
    }
}
