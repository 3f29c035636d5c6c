using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Story;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.SoundScreen;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>Listening along: off until somebody presses, heard by a real decoder, and over when it is withdrawn.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class ListeningScreenTests(Stage stage)
{
    private const string Till = "lv-0001-till";
    private const string Button = "[data-action=listen]";

    // The till beeps every second: what a decoder gives is louder than silence within two.
    private const string Loudest = """
        async tile => {
          const audio = tile.querySelector('lv-listen-button').playing;
          const context = new AudioContext(), analyser = context.createAnalyser();
          context.createMediaElementSource(audio).connect(analyser);
          const samples = new Float32Array(analyser.fftSize), until = performance.now() + 8000;
          let loudest = 0;
          while (loudest < 0.02 && performance.now() < until) {
            analyser.getFloatTimeDomainData(samples);
            for (const sample of samples) loudest = Math.max(loudest, Math.abs(sample));
            await new Promise(done => setTimeout(done, 15));
          }
          return [loudest, audio.webkitAudioDecodedByteCount];
        }
        """;

    [Fact]
    public async Task A_room_listens_by_a_key_once_sound_is_released_and_hears_nothing_any_more_when_it_is_withdrawn()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Till]);
        var centre = await scene.PageAsync("op-veilig");
        var room = await scene.PageAsync("dis-midden");
        await room.WaitForMovingPictureAsync(scene.Incident, Till, TimeSpan.FromSeconds(30));
        var tile = room.Tile(scene.Incident, Till);
        await Expect(tile.Locator(Button)).ToHaveCountAsync(0);

        await centre.Page.Locator($"[data-share={Till}] [data-action=share-details]").ClickAsync();
        await centre.Page.Locator($"[data-action=release-audio][data-camera={Till}]").ClickAsync();
        await Expect(tile.Locator(Button)).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.False(await tile.EvaluateAsync<bool>("tile => tile.querySelector('lv-listen-button').playing !== null"));
        await Expect(centre.Page.Locator("[data-log=released]").First).ToContainTextAsync("meeluisteren");

        await room.Page.Keyboard.PressAsync("l");
        await Expect(tile.Locator($"{Button}[data-heard=heard]")).ToHaveAttributeAsync("aria-pressed", "true");
        var heard = await tile.EvaluateAsync<double[]>(Loudest);
        Assert.True(heard[0] >= 0.02 && heard[1] > 0, $"The loudest sample is {heard[0]}, of {heard[1]} decoded bytes.");
        var box = (await tile.Locator(Button).BoundingBoxAsync())!;
        Assert.True(box is { Width: >= 44, Height: >= 44 }, $"The button is {box.Width} by {box.Height}.");
        await Expect(centre.Tile(scene.Incident, Till).Locator(".tile-who")).ToContainTextAsync("live meegeluisterd");
        await IsSoundAsync(room);
        await IsSoundAsync(centre);

        await centre.Page.Locator($"[data-action=withdraw][data-camera={Till}]").Last.ClickAsync();
        await Expect(tile.Locator(Button)).ToHaveCountAsync(0);
        await Expect(tile.Locator(".tile-listening")).ToContainTextAsync("Geen geluid");
        Assert.False(await tile.EvaluateAsync<bool>("tile => tile.querySelector('lv-listen-button').playing !== null"));
        await room.WaitForMovingPictureAsync(scene.Incident, Till, TimeSpan.FromSeconds(30));
    }
}
