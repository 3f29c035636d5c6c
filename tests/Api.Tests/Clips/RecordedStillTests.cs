using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Simulation.Cameras;

namespace LiveView.Api.Tests.Clips;

/// <summary>Still pictures of a moment that was recorded.</summary>
[Collection(ServerCollection.Name)]
public class RecordedStillTests(LiveServer server)
{
    [Fact]
    public async Task It_is_the_newest_picture_that_is_not_later_also_between_key_frames()
    {
        using var recorded = await RecordedCase.OfAsync(server, 4);
        await recorded.Case.ReleaseAsync(null, "replay", "snapshot");
        var extent = await recorded.ExtentAsync();
        var (one, other) = (extent.From.AddSeconds(1.3), extent.From.AddSeconds(2.7));
        var (first, firstAt) = await TakeAsync(recorded, one);
        var (second, secondAt) = await TakeAsync(recorded, other);

        var (newest, newestOther) = (await recorded.NewestAsync(one), await recorded.NewestAsync(other));
        Assert.Equal((newest.Time.Instant, newestOther.Time.Instant), (firstAt, secondAt));
        // The camera counts its frames as the feed does.
        Assert.Equal(newestOther.Sequence - newest.Sequence, second.FramesSince(first));
    }

    [Fact]
    public async Task It_is_written_in_the_log_as_a_picture_of_now_is()
    {
        using var recorded = await RecordedCase.OfAsync(server, 2);
        await recorded.Case.ReleaseAsync(null, "replay", "snapshot");
        await TakeAsync(recorded, (await recorded.ExtentAsync()).From.AddSeconds(1));

        using var officer = await server.SignInAsync(Town.PrivacyOfficer);
        var now = TimeProvider.System.GetUtcNow();
        var found = await officer.Http.GetFromJsonAsync<JsonElement>(
            $"/v1/accountability/viewings?camera={recorded.Case.Camera}&from={now.AddHours(-1).UtcDateTime:O}&to={now.AddHours(1).UtcDateTime:O}");
        Assert.Single(found.GetProperty("rows").EnumerateArray(), row => row.GetProperty("endedBy").GetString() == "snapshot");
    }

    [Theory]
    [InlineData("snapshot")]
    [InlineData("replay")]
    public async Task One_right_alone_is_not_enough(string right)
    {
        using var recorded = await RecordedCase.OfAsync(server, 1);
        // What was forwarded is live with still pictures.
        await recorded.Case.WithdrawAsync();
        await recorded.Case.ReleaseAsync(null, right);
        await IsRefusedAsync(recorded, (await recorded.ExtentAsync()).From.AddSeconds(0.5), HttpStatusCode.Forbidden, "not-allowed-by-release");
    }

    [Fact]
    public async Task Nothing_is_given_from_before_what_was_released()
    {
        using var recorded = await RecordedCase.OfAsync(server, 3);
        var extent = await recorded.ExtentAsync();
        await recorded.Case.ReleaseAsync(extent.From.AddSeconds(2), "replay", "snapshot");
        await IsRefusedAsync(recorded, extent.From.AddSeconds(0.5), HttpStatusCode.Forbidden, "before-release");
    }

    [Fact]
    public async Task Of_a_moment_before_the_recording_there_is_none()
    {
        using var recorded = await RecordedCase.OfAsync(server, 1);
        await recorded.Case.ReleaseAsync(null, "replay", "snapshot");
        await IsRefusedAsync(recorded, (await recorded.ExtentAsync()).From.AddMinutes(-1), HttpStatusCode.NotFound, "nothing-recorded");
    }

    [Theory]
    [InlineData("yesterday", "bad-moment")]
    [InlineData("", "bad-moment")]
    [InlineData("2126-03-10T12:00:00Z", "in-the-future")]
    public async Task A_moment_that_cannot_be_is_refused(string at, string code)
    {
        using var incident = await CaseAtDoor.RaisedAsync(server);
        using var answer = await incident.Centre.Http.GetAsync($"/v1/incidents/{incident.Id}/cameras/{incident.Camera}/snapshot?at={at}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    private static async Task IsRefusedAsync(RecordedCase recorded, DateTimeOffset at, HttpStatusCode status, string code)
    {
        using var answer = await recorded.Room.Http.GetAsync($"{recorded.Path}/snapshot?at={at.UtcDateTime:O}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal((status, code), (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()));
    }

    private static async Task<(FrameCounter Counter, DateTimeOffset At)> TakeAsync(RecordedCase recorded, DateTimeOffset at)
    {
        using var answer = await recorded.Room.Http.GetAsync($"{recorded.Path}/snapshot?at={at.UtcDateTime:O}");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var order = new ProcessStartInfo("ffmpeg", ["-loglevel", "error", "-f", "mjpeg", "-i", "pipe:0", "-pix_fmt", "gray", "-f", "rawvideo", "pipe:1"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var ffmpeg = Process.Start(order)!;
        await ffmpeg.StandardInput.BaseStream.WriteAsync(await answer.Content.ReadAsByteArrayAsync());
        ffmpeg.StandardInput.Close();
        using var gray = new MemoryStream();
        await ffmpeg.StandardOutput.BaseStream.CopyToAsync(gray);
        await ffmpeg.WaitForExitAsync();
        return (
            FrameCounter.Read(gray.ToArray(), 640, 360)!.Value,
            DateTimeOffset.Parse(answer.Headers.GetValues("Picture-Arrived-At").Single(), CultureInfo.InvariantCulture));
    }
}
