using System.Globalization;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Api.Tests.Pictures.Players;
using LiveView.Simulation.Cameras;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Pictures;

/// <summary>Players that nobody here wrote show, through the gate, the camera that was released: told by the frame counter in their pixels.</summary>
[Collection(PictureServerCollection.Name)]
public sealed class ForeignPlayerTests(LiveServer server) : IAsyncLifetime
{
    private const int TheTill = 3;
    private readonly DirectoryInfo _pictures = Directory.CreateTempSubdirectory("live-view-player-");
    private CaseAtDoor _incident = null!;
    private DeskSession _room = null!;
    private CookieProxy _proxy = null!;

    public async Task InitializeAsync()
    {
        _incident = await CaseAtDoor.ForwardedAsync(server);
        _room = await server.SignInAsync(Town.Room);
        _proxy = await CookieProxy.StartAsync(_room);
        if (!OperatingSystem.IsWindows())
        {
            // Of a player that may not be root, too.
            _pictures.UnixFileMode = (UnixFileMode)0b111_111_111;
        }
    }

    public async Task DisposeAsync()
    {
        await _proxy.DisposeAsync();
        _room.Dispose();
        _incident.Dispose();
        _pictures.Delete(recursive: true);
    }

    [Fact]
    public async Task Ffprobe_says_what_it_is_and_decodes_every_frame()
    {
        var (said, remarks) = await Player.RunAsync("ffprobe",
        [
            "-v", "error", "-count_frames", "-read_intervals", "%+#50", "-select_streams", "v:0",
            "-show_entries", "stream=codec_name,width,height,nb_read_frames", "-of", "json", Address,
        ]);

        Assert.Empty(remarks);
        var stream = JsonDocument.Parse(said).RootElement.GetProperty("streams")[0];
        Assert.Equal(
            ("h264", 640, 360),
            (stream.GetProperty("codec_name").GetString(), stream.GetProperty("width").GetInt32(), stream.GetProperty("height").GetInt32()));
        Assert.InRange(int.Parse(stream.GetProperty("nb_read_frames").GetString()!, CultureInfo.InvariantCulture), 48, 50);
    }

    [Fact]
    public async Task Ffplay_shows_one_picture_after_the_other()
    {
        // The screen that is none keeps what was put on it.
        ShowsTheTill(await Player.ShownAsync(
            "ffplay", ["-loglevel", "error", "-an", Address], _pictures.FullName, "*.bmp", pictures: 30,
            ("SDL_VIDEODRIVER", "dummy"), ("SDL_VIDEO_DUMMY_SAVE_FRAMES", "1"), ("SDL_RENDER_DRIVER", "software")));
    }

    [Fact]
    public async Task Vlc_shows_one_picture_after_the_other() =>
        ShowsTheTill(await Player.VlcShownAsync(
            _pictures.FullName, "vlc*.png", pictures: 4,
            "--intf", "dummy", "--ignore-config", "--no-audio", "--no-video-title-show", "--vout", "dummy", "--video-filter", "scene",
            "--scene-format", "png", "--scene-ratio", "10", "--scene-prefix", "vlc", "--scene-path", _pictures.FullName, Address));

    [Fact]
    public async Task No_player_shows_anything_after_the_withdrawal()
    {
        await _incident.WithdrawAsync();
        var (picture, remarks) = await Player.RunAsync(
            "ffmpeg", ["-loglevel", "error", "-i", Address, "-frames:v", "1", "-f", "rawvideo", "pipe:1"]);

        Assert.Empty(picture);
        Assert.Contains("403", remarks, StringComparison.Ordinal);
    }

    private string Address => new Uri(_proxy.Http, $"/v1/incidents/{_incident.Id}/cameras/{_incident.Camera}/hls/index.m3u8").AbsoluteUri;

    private static void ShowsTheTill(IReadOnlyList<FrameCounter> shown)
    {
        Assert.All(shown, each => Assert.Equal(TheTill, each.Camera));
        Assert.All(shown.Zip(shown.Skip(1)), pair => Assert.True(pair.Second.FramesSince(pair.First) >= 0, $"{pair.First} was followed by {pair.Second}"));
        Assert.True(shown[^1].FramesSince(shown[0]) >= 20, $"From {shown[0]} to {shown[^1]}: it hardly moved.");
    }
}
