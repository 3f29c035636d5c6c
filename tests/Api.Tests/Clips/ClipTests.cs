using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Clips;

/// <summary>Clips at the door: the camera's own pictures, by the one who may, no earlier than what was released, and accounted for.</summary>
[Collection(ServerCollection.Name)]
public class ClipTests(LiveServer server)
{
    [Fact]
    public async Task Whoever_may_gets_the_cameras_own_pictures_as_a_file_that_plays()
    {
        using var recorded = await RecordedCase.OfAsync(server, 4);
        await recorded.Case.ReleaseAsync(null, "clip");
        var extent = await recorded.ExtentAsync();
        using var answer = await recorded.AskAsync(recorded.Room, extent.From.AddSeconds(1), extent.From.AddSeconds(3));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("video/mp4", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Matches($"^{recorded.Case.Camera}-[0-9]{{8}}T[0-9]{{6}}Z.mp4$", answer.Content.Headers.ContentDisposition.FileName);

        var clip = await TakenClip.OfAsync(answer);
        var frames = await clip.FramesAsync();
        Assert.InRange(clip.StartsAt, extent.From.AddMilliseconds(-1), extent.From.AddSeconds(1));
        Assert.InRange(frames.Count, 25, 25 * 4);
        Assert.All(frames.Zip(frames.Skip(1)), pair => Assert.Equal(1, pair.Second.FramesSince(pair.First)));
    }

    [Fact]
    public async Task Two_clips_of_the_same_piece_hold_the_same_coded_pictures_and_are_no_same_file()
    {
        using var recorded = await RecordedCase.OfAsync(server, 3);
        await recorded.Case.ReleaseAsync(null, "clip");
        var extent = await recorded.ExtentAsync();
        using var one = await recorded.AskAsync(recorded.Room, extent.From, extent.From.AddSeconds(2));
        using var other = await recorded.AskAsync(recorded.Case.Centre, extent.From, extent.From.AddSeconds(2));
        var (ofRoom, ofCentre) = (await TakenClip.OfAsync(one), await TakenClip.OfAsync(other));

        Assert.NotEqual(ofRoom.Bytes, ofCentre.Bytes);
        Assert.Equal(await ofRoom.BitstreamAsync(), await ofCentre.BitstreamAsync());
    }

    [Fact]
    public async Task What_left_is_accounted_for_as_a_disclosure_with_its_hash()
    {
        using var recorded = await RecordedCase.OfAsync(server, 3);
        await recorded.Case.ReleaseAsync(null, "clip");
        var extent = await recorded.ExtentAsync();
        using var answer = await recorded.AskAsync(recorded.Room, extent.From, extent.From.AddSeconds(2));
        var clip = await TakenClip.OfAsync(answer);

        using var officer = await server.SignInAsync(Town.PrivacyOfficer);
        var row = Assert.Single(await RowsAsync(officer, recorded, "disclosures"), each => each.GetProperty("endedBy").GetString() == "clip");
        Assert.Equal(Town.RoomOrganisation, row.GetProperty("recipient").GetProperty("id").GetString());
        Assert.Equal("Test.", row.GetProperty("legalBasis").GetString());
        var left = row.GetProperty("clip");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(clip.Bytes)), left.GetProperty("sha256").GetString());
        Assert.Equal(clip.Bytes.Length, left.GetProperty("bytes").GetInt64());
        Assert.InRange((left.GetProperty("first").GetDateTimeOffset() - clip.StartsAt).Duration(), TimeSpan.Zero, TimeSpan.FromMilliseconds(1));
        Assert.InRange(left.GetProperty("last").GetDateTimeOffset(), extent.From.AddSeconds(1), extent.From.AddSeconds(2));

        var viewing = Assert.Single(await RowsAsync(officer, recorded, "viewings"), each => each.GetProperty("endedBy").GetString() == "clip");
        Assert.Equal(clip.Bytes.Length, viewing.GetProperty("bytes").GetInt64());

        using var made = await officer.Http.PostAsJsonAsync("/v1/accountability/data-subject-reports", recorded.Case.ReportOrder("C-1"));
        var report = await made.Content.ReadFromJsonAsync<JsonElement>();
        var taken = Assert.Single(report.GetProperty("clips").EnumerateArray());
        Assert.Equal(left.GetProperty("sha256").GetString(), taken.GetProperty("sha256").GetString());
        Assert.Equal(1, taken.GetProperty("taker").GetInt32());
        Assert.DoesNotContain(report.GetProperty("disclosures").EnumerateArray(), each => each.GetProperty("from").GetDateTimeOffset() == row.GetProperty("from").GetDateTimeOffset());
    }

    [Fact]
    public async Task Nothing_leaves_from_before_the_moment_that_was_released()
    {
        using var recorded = await RecordedCase.OfAsync(server, 4);
        var extent = await recorded.ExtentAsync();
        var since = extent.From.AddSeconds(1.5);
        await recorded.Case.ReleaseAsync(since, "clip");
        using var answer = await recorded.AskAsync(recorded.Room, extent.From, extent.Until);
        var clip = await TakenClip.OfAsync(answer);
        Assert.InRange(clip.StartsAt, since.AddMilliseconds(-1), extent.Until);

        using var before = await recorded.AskAsync(recorded.Room, extent.From, since.AddMilliseconds(-200));
        await IsAsync(before, HttpStatusCode.Forbidden, "before-release");
    }

    [Fact]
    public async Task A_room_that_may_look_back_may_not_take_along()
    {
        using var recorded = await RecordedCase.OfAsync(server, 1);
        await recorded.Case.ReleaseAsync(null, "replay", "snapshot");
        var extent = await recorded.ExtentAsync();
        using var answer = await recorded.AskAsync(recorded.Room, extent.From, extent.Until);

        await IsAsync(answer, HttpStatusCode.Forbidden, "not-allowed-by-release");
    }

    [Fact]
    public async Task A_piece_of_which_nothing_was_recorded_is_said_to_be_empty_and_discloses_nothing()
    {
        using var recorded = await RecordedCase.OfAsync(server, 1);
        var extent = await recorded.ExtentAsync();
        using var answer = await recorded.AskAsync(recorded.Case.Centre, extent.From.AddMinutes(-5), extent.From.AddMinutes(-4));
        var problem = await IsAsync(answer, HttpStatusCode.NotFound, "nothing-recorded");
        Assert.Contains("there are pictures from", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);

        using var officer = await server.SignInAsync(Town.PrivacyOfficer);
        Assert.DoesNotContain(await RowsAsync(officer, recorded, "disclosures"), each => each.GetProperty("clip").ValueKind != JsonValueKind.Null);
    }

    [Theory]
    [InlineData("2026-03-10T12:00:00Z", "2026-03-10T12:00:00Z", "clip-reversed")]
    [InlineData("2026-03-10T12:00:00Z", "2026-03-10T11:59:00Z", "clip-reversed")]
    [InlineData("2026-03-10T12:00:00Z", "2026-03-10T12:10:01Z", "clip-too-long")]
    [InlineData("2126-03-10T12:00:00Z", "2126-03-10T12:01:00Z", "in-the-future")]
    [InlineData("2026-03-10T12:00:00", "2026-03-10T12:01:00", "bad-moment")]
    [InlineData("10-3-2026 12:00", "12:01", "bad-moment")]
    [InlineData(null, "2026-03-10T12:00:00Z", "bad-moment")]
    public async Task A_piece_that_cannot_be_is_refused_with_what_is_wrong(string? from, string? until, string code)
    {
        using var incident = await CaseAtDoor.RaisedAsync(server);
        using var answer = await incident.Centre.Http.PostAsJsonAsync(
            $"/v1/incidents/{incident.Id}/cameras/{incident.Camera}/clips", new { from, until });

        await IsAsync(answer, HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task After_the_close_no_clip_leaves()
    {
        using var recorded = await RecordedCase.OfAsync(server, 1);
        var extent = await recorded.ExtentAsync();
        await recorded.Case.CloseAsync();
        using var answer = await recorded.AskAsync(recorded.Case.Centre, extent.From, extent.Until);

        await IsAsync(answer, HttpStatusCode.Conflict, "incident-closed");
    }

    private static async Task<JsonElement> IsAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((status, code), (answer.StatusCode, problem.GetProperty("code").GetString()));
        return problem;
    }

    private static async Task<JsonElement[]> RowsAsync(DeskSession officer, RecordedCase recorded, string what)
    {
        var now = TimeProvider.System.GetUtcNow();
        var page = await officer.Http.GetFromJsonAsync<JsonElement>(
            $"/v1/accountability/{what}?camera={recorded.Case.Camera}&from={now.AddHours(-1).UtcDateTime:O}&to={now.AddHours(1).UtcDateTime:O}");
        return [.. page.GetProperty("rows").EnumerateArray()];
    }
}
