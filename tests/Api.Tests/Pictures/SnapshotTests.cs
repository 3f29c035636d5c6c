using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Simulation.Cameras;

namespace LiveView.Api.Tests.Pictures;

/// <summary>Still pictures at the door: one at a time, by the one who may, written down, and decoded once for all.</summary>
[Collection(PictureServerCollection.Name)]
public class SnapshotTests(LiveServer server)
{
    [Fact]
    public async Task The_sharing_party_gets_a_picture_of_its_own_camera_of_now_that_says_for_whom_it_was_made()
    {
        using var incident = await CaseAtDoor.RaisedAsync(server);
        using var answer = await incident.Centre.Http.GetAsync(Address(incident));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var jpeg = await answer.Content.ReadAsByteArrayAsync();
        Assert.Contains(incident.Id, Encoding.UTF8.GetString(jpeg.AsSpan(0, 300)), StringComparison.Ordinal);
        Assert.Equal(3, FrameCounter.Read(await GrayAsync(jpeg), 640, 360)?.Camera);
    }

    [Fact]
    public async Task Each_picture_is_a_line_of_the_log()
    {
        using var incident = await CaseAtDoor.RaisedAsync(server);
        var before = await ViewingsAsync(incident);
        (await incident.Centre.Http.GetAsync(Address(incident))).Dispose();
        (await incident.Centre.Http.GetAsync(Address(incident))).Dispose();

        Assert.Equal(before + 2, await ViewingsAsync(incident));
    }

    [Fact]
    public async Task Many_who_ask_at_once_get_the_same_picture()
    {
        using var incident = await CaseAtDoor.RaisedAsync(server);
        var pictures = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var answer = await incident.Centre.Http.GetAsync(Address(incident));
            answer.EnsureSuccessStatusCode();
            return answer.Headers.GetValues("Picture-Arrived-At").Single();
        }));

        Assert.Single(pictures.Distinct());
    }

    [Fact]
    public async Task A_room_to_which_only_live_pictures_may_be_released_takes_none_along()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        using var room = await server.SignInAsync(Town.Room);
        using var answer = await room.Http.GetAsync(Address(incident));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("policy-forbids", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task After_the_close_no_picture_leaves()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        (await incident.Centre.Http.GetAsync(Address(incident))).EnsureSuccessStatusCode().Dispose();
        await incident.CloseAsync();
        using var answer = await incident.Centre.Http.GetAsync(Address(incident));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.NotEqual("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
    }

    private static string Address(CaseAtDoor incident) => $"/v1/incidents/{incident.Id}/cameras/{incident.Camera}/snapshot";

    /// <summary>As the privacy officer of the sharing party finds them.</summary>
    private async Task<int> ViewingsAsync(CaseAtDoor incident)
    {
        using var officer = await server.SignInAsync(Town.PrivacyOfficer);
        var now = TimeProvider.System.GetUtcNow();
        var found = await officer.Http.GetFromJsonAsync<JsonElement>(
            $"/v1/accountability/viewings?camera={incident.Camera}&from={now.AddHours(-1).UtcDateTime:O}&to={now.AddHours(1).UtcDateTime:O}");
        return found.GetProperty("rows").EnumerateArray().Count(row => row.GetProperty("endedBy").GetString() == "snapshot");
    }

    private static async Task<byte[]> GrayAsync(byte[] jpeg)
    {
        var order = new ProcessStartInfo("ffmpeg", ["-loglevel", "error", "-f", "mjpeg", "-i", "pipe:0", "-pix_fmt", "gray", "-f", "rawvideo", "pipe:1"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var ffmpeg = Process.Start(order)!;
        await ffmpeg.StandardInput.BaseStream.WriteAsync(jpeg);
        ffmpeg.StandardInput.Close();
        using var gray = new MemoryStream();
        await ffmpeg.StandardOutput.BaseStream.CopyToAsync(gray);
        await ffmpeg.WaitForExitAsync();
        return gray.ToArray();
    }
}
