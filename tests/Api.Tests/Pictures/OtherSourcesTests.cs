using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using LiveView.Api.Tests.Hosting;
using LiveView.Silo.Media;
using LiveView.Simulation.Pictures;

namespace LiveView.Api.Tests.Pictures;

/// <summary>Pictures that come from no camera that is visited, from the party file to the viewer.</summary>
[Collection(PictureServerCollection.Name)]
public class OtherSourcesTests(LiveServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task A_film_is_seen_through_the_gate_and_says_that_it_is_one()
    {
        await FfmpegAsync("-f", "lavfi", "-i", "testsrc2=size=320x180:rate=10", "-t", "2", "-c:v", "libx264", "-pix_fmt", "yuv420p", Path.Combine(server.Films.FullName, "exercise.mp4"));
        using var incident = await CaseAtDoor.AtAsync(server, Town.Film);
        using var room = await server.SignInAsync(Town.Room);
        await using var tap = PictureTap.Open(room, incident.Id, incident.Camera);

        Assert.True(await tap.WaitForPictureAsync(Patience), string.Join('\n', tap.Texts));
        await LiveView.Simulation.Patience.UntilAsync(
            "the tile says that it is a film", Patience, () => tap.Texts.Any(text => text.Contains("this is a film", StringComparison.Ordinal)));
        await incident.WithdrawAsync();
        await tap.Ended.WaitAsync(AtOnce, TimeProvider.System);
        Assert.Equal((4403, "withdrawn"), tap.Closed);
    }

    [Fact]
    public async Task What_a_partner_pushes_is_taken_in_while_the_incident_is_open_and_refused_before()
    {
        // A temporary file is made for its owner alone, as a key must be.
        var key = Path.GetTempFileName();
        await File.WriteAllTextAsync(key, "correct-horse\n");
        File.Move(key, Path.Combine(server.DataDirectory, "push.key"), overwrite: true);
        using (var early = Push())
        {
            await early.WaitForExitAsync().WaitAsync(Patience, TimeProvider.System);
        }

        using var incident = await CaseAtDoor.AtAsync(server, Town.Push);
        using var room = await server.SignInAsync(Town.Room);
        await using var tap = PictureTap.Open(room, incident.Id, incident.Camera);
        await LiveView.Simulation.Patience.UntilAsync(
            "the tile says that nothing is sent yet", Patience, () => tap.Texts.Any(text => text.Contains("sends nothing yet", StringComparison.Ordinal)));
        Assert.Equal(0, tap.Bytes);
        using var pusher = Push();
        try
        {
            Assert.True(await tap.WaitForPictureAsync(Patience), string.Join('\n', tap.Texts));
        }
        finally
        {
            pusher.Kill();
        }
    }

    [Theory]
    [InlineData("films", null, null, 9000, 9099, "FilmDirectory")]
    [InlineData("/nowhere/at/all", null, null, 9000, 9099, "FilmDirectory")]
    [InlineData(null, "0.0.0.0", null, 9000, 9099, "RtmpListen")]
    [InlineData(null, null, "everywhere", 9000, 9099, "SrtListen")]
    [InlineData(null, null, null, 9100, 9099, "SrtLastPort")]
    public void A_wrong_setting_is_named(string? films, string? rtmp, string? srt, int first, int last, string named)
    {
        var settings = new SourceSettings { FilmDirectory = films, RtmpListen = rtmp, SrtListen = srt, SrtFirstPort = first, SrtLastPort = last };

        Assert.Contains(named, Assert.Single(settings.Validate(new ValidationContext(settings))).ErrorMessage, StringComparison.Ordinal);
    }

    private Process Push() => Start(
        "-re", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=10", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "10", "-bf", "0",
        "-f", "flv", $"rtmp://{server.Rtmp}/live/bike?key=correct-horse");

    private static async Task FfmpegAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "quiet", .. arguments]))!;
}
