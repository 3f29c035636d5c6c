using System.Text;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Cameras;
using Xunit;

namespace LiveView.EndToEnd.Tests.Cameras;

public sealed class FrameCounterTests(SimulatedPictures pictures) : IClassFixture<SimulatedPictures>
{
    [Theory]
    [InlineData("/overview", 1, 640, 360)]
    [InlineData("/till", 3, 320, 180)]
    [InlineData("/no-h264", 6, 640, 360)]
    [InlineData("/forecourt", 5, 1280, 720)]
    public async Task Every_decoded_frame_says_its_camera_and_number_also_scaled(string mount, int camera, int width, int height)
    {
        var raw = await pictures.TakeAsync(mount, 12, "-fps_mode", "passthrough", "-vf", $"scale={width}:{height}", "-pix_fmt", "gray", "-f", "rawvideo");

        var counters = raw.Chunk(width * height).Select(frame => FrameCounter.Read(frame, width, height)).ToList();

        Assert.Equal(12, counters.Count);
        Assert.All(counters, counter => Assert.Equal(camera, counter?.Camera));
        Assert.All(counters.Zip(counters.Skip(1)), pair => Assert.Equal(1, pair.Second!.Value.FramesSince(pair.First!.Value)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    [InlineData(128)]
    public void A_plain_picture_has_no_counter(byte brightness) =>
        Assert.Null(FrameCounter.Read(Enumerable.Repeat(brightness, 640 * 360).ToArray(), 640, 360));

    [Fact]
    public void Frames_are_counted_through_the_wrap() => Assert.Equal(3, new FrameCounter(1, 1).FramesSince(new FrameCounter(1, 65534)));

    [Fact]
    [Trait("needs", "chromium")]
    public async Task A_page_reads_the_same_counter_from_its_pixels()
    {
        var frames = await pictures.TakeAsync("/entrance", 6, "-c:v", "png", "-f", "image2pipe");
        var expected = await pictures.TakeAsync("/entrance", 1, "-pix_fmt", "gray", "-f", "rawvideo");
        await using var browser = await Browser.StartAsync();
        var page = await browser.NewPageAsync(new Uri("http://shop.example"));
        await page.RouteAsync("**/*", route => route.FulfillAsync(new() { ContentType = "text/html", Body = Tile(Pngs(frames)) }));
        await page.GotoAsync("/");
        await using var desk = DeskPage.Over(page, "nobody");

        var proof = await desk.WaitForMovingPictureAsync("some", "lv-0001-entrance", TimeSpan.FromSeconds(30));

        Assert.Equal(2, proof.Camera);
        Assert.Equal(0, proof.Falls);
        var later = FrameCounter.Read(expected, 640, 360)!.Value;
        Assert.InRange(later.FramesSince(new FrameCounter(2, proof.FirstFrame)), 1, 15 * 30);
    }

    private static string Tile(IEnumerable<byte[]> frames)
    {
        var sources = string.Join(',', frames.Select(png => $"'data:image/png;base64,{Convert.ToBase64String(png)}'"));
        return $$"""
            <!doctype html><lv-tile data-incident="some" data-camera="lv-0001-entrance"><canvas class="picture" width="640" height="360"></canvas></lv-tile>
            <script>
              const pen = document.querySelector('canvas').getContext('2d');
              (async () => {
                for (const source of [{{sources}}]) {
                  const image = new Image();
                  image.src = source;
                  await image.decode();
                  pen.drawImage(image, 0, 0);
                  await new Promise(resolve => setTimeout(resolve, 300));
                }
              })();
            </script>
            """;
    }

    private static List<byte[]> Pngs(byte[] stream)
    {
        var signature = Encoding.Latin1.GetString([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        return [.. Encoding.Latin1.GetString(stream).Split(signature, StringSplitOptions.RemoveEmptyEntries).Select(rest => Encoding.Latin1.GetBytes(signature + rest))];
    }
}
