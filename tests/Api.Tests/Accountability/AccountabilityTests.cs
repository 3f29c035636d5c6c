using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Incidents;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Incidents;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Accountability;

/// <summary>Who watched my camera: the answers as people get them.</summary>
[Collection(PictureServerCollection.Name)]
public class AccountabilityTests(LiveServer server)
{
    private const string Path = "/v1/accountability";
    private const string Period = "from=2020-01-01T00:00:00Z&to=2020-12-31T00:00:00Z";

    [Fact]
    public async Task The_centre_reads_who_of_which_organisation_watched_its_camera_but_not_the_name()
    {
        using var incident = await WatchedAsync();
        using var officer = await server.SignInAsync(Town.PrivacyOfficer);
        var row = Assert.Single(await RowsAsync(officer, incident, "viewings"));

        Assert.Equal("Meldkamer Midden-Nederland", row.GetProperty("organisation").GetProperty("name").GetString());
        Assert.Equal("live", Text(row, "action"));
        Assert.Equal(("dispatcher", "Test.", "left"), (Text(row, "role"), Text(row, "legalBasis"), Text(row, "endedBy")));
        Assert.Equal((250, 5_000_000), (row.GetProperty("frames").GetInt64(), row.GetProperty("bytes").GetInt64()));
        Assert.Equal(JsonValueKind.Null, row.GetProperty("person").GetProperty("name").ValueKind);
    }

    [Fact]
    public async Task The_control_room_reads_what_its_own_people_watched_by_name()
    {
        using var incident = await WatchedAsync();
        using var officer = await server.SignInAsync(Town.RoomPrivacyOfficer);
        var row = Assert.Single(await RowsAsync(officer, incident, "viewings"));

        Assert.Equal("Centralist Midden-Nederland", row.GetProperty("person").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_file_for_the_shop_owner_holds_the_same_in_his_language()
    {
        using var incident = await WatchedAsync();
        using var officer = await server.SignInAsync(Town.PrivacyOfficer);
        var csv = await officer.Http.GetStringAsync($"{Path}/viewings.csv?{Asked(incident)}&language=nl");

        Assert.Contains("kijkende organisatie", csv, StringComparison.Ordinal);
        Assert.Contains("Meldkamer Midden-Nederland", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("Centralist Midden-Nederland", csv, StringComparison.Ordinal);
        Assert.Contains("legal basis", await officer.Http.GetStringAsync($"{Path}/disclosures.csv?{Asked(incident)}&language=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_release_stands_in_the_disclosure_log_with_its_basis_and_recipient()
    {
        using var incident = await WatchedAsync();
        using var officer = await server.SignInAsync(Town.PrivacyOfficer);
        var row = Assert.Single(await RowsAsync(officer, incident, "disclosures"));

        Assert.Equal(("r1", "Test."), (Text(row, "release"), Text(row, "legalBasis")));
        Assert.Equal("live", Assert.Single(row.GetProperty("capabilities").EnumerateArray()).GetString());
        Assert.Equal(Town.RoomOrganisation, row.GetProperty("recipient").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_report_for_a_person_who_was_seen_names_organisations_and_numbers_people()
    {
        using var incident = await WatchedAsync();
        using var officer = await server.SignInAsync(Town.PrivacyOfficer);
        using var answer = await officer.Http.PostAsJsonAsync($"{Path}/data-subject-reports", incident.ReportOrder("AVG-1"));
        var text = await answer.Content.ReadAsStringAsync();
        var report = JsonDocument.Parse(text).RootElement;

        Assert.Equal(1, report.GetProperty("totals")[0].GetProperty("people").GetInt32());
        Assert.Equal(1, report.GetProperty("viewings")[0].GetProperty("viewer").GetInt32());
        Assert.DoesNotContain(Town.Room, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_a_report_was_made_stands_in_the_audit_pack_which_checks_out_and_holds_no_picture()
    {
        using var incident = await WatchedAsync();
        using var officer = await server.SignInAsync(Town.PrivacyOfficer);
        using (var made = await officer.Http.PostAsJsonAsync($"{Path}/data-subject-reports", incident.ReportOrder("AVG-2")))
        {
            made.EnsureSuccessStatusCode();
        }

        using var answer = await officer.Http.PostAsJsonAsync($"{Path}/audit-packs", incident.ReportOrder("AUDIT-1"));
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        var files = await FilesAsync(answer);

        Assert.Contains("report-made", files["entries.jsonl"], StringComparison.Ordinal);
        Assert.Contains("DataSubject:AVG-2", files["entries.jsonl"], StringComparison.Ordinal);
        Assert.Contains("connection-configured", files["entries.jsonl"], StringComparison.Ordinal);
        Assert.Contains(incident.Id, files["viewings.jsonl"], StringComparison.Ordinal);
        Assert.Contains($"inc:{incident.Id}", files["heads.jsonl"], StringComparison.Ordinal);
        foreach (var line in files["manifest.sha256"].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Equal(line[..64], Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(files[line[66..]]))));
        }

        Assert.Equal(files.Count - 1, files["manifest.sha256"].Count(c => c == '\n'));
    }

    [Fact]
    public async Task Two_packs_of_a_time_that_is_over_differ_only_in_who_made_them_when()
    {
        using var officer = await server.SignInAsync(Town.PrivacyOfficer);
        var order = new { from = "2020-01-01T00:00:00Z", to = "2020-12-31T00:00:00Z", purpose = "audit", reference = "A-1" };
        using var first = await officer.Http.PostAsJsonAsync($"{Path}/audit-packs", order);
        using var second = await officer.Http.PostAsJsonAsync($"{Path}/audit-packs", order);
        var (one, other) = (await FilesAsync(first), await FilesAsync(second));

        Assert.Equal(one.Keys, other.Keys);
        Assert.All(one.Keys.Except(["made.json", "manifest.sha256"]), name => Assert.Equal(one[name], other[name]));
    }

    [Theory]
    [InlineData("viewings?from=2020-01-02T00:00:00Z&to=2020-01-01T00:00:00Z", "bad-period")]
    [InlineData("viewings.csv?from=2020-01-02T00:00:00Z&to=2022-01-01T00:00:00Z", "period-too-long")]
    [InlineData("disclosures?" + Period + "&limit=9999", "bad-page")]
    [InlineData("viewings?" + Period + "&camera=../x", "bad-request")]
    public async Task A_question_that_is_not_right_gets_a_clear_answer(string question, string code)
    {
        using var officer = await server.SignInAsync(Town.PrivacyOfficer);
        using var answer = await officer.Http.GetAsync($"{Path}/{question}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(Town.Centre)]
    [InlineData(Town.Room)]
    [InlineData(Town.NationalOperator)]
    public async Task Who_may_not_read_evidence_reads_none(string person)
    {
        using var session = await server.SignInAsync(person);
        using var answer = await session.Http.GetAsync($"{Path}/viewings?{Period}");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    private static string Asked(CaseAtDoor incident)
    {
        var now = TimeProvider.System.GetUtcNow();
        return $"from={now.AddHours(-1).UtcDateTime:O}&to={now.AddHours(1).UtcDateTime:O}&camera={incident.Camera}";
    }

    private static async Task<JsonElement[]> RowsAsync(DeskSession officer, CaseAtDoor incident, string what)
    {
        var page = await officer.Http.GetFromJsonAsync<JsonElement>($"{Path}/{what}?{Asked(incident)}");
        return [.. page.GetProperty("rows").EnumerateArray().Where(row => Text(row, "incident") == incident.Id)];
    }

    private static async Task<Dictionary<string, string>> FilesAsync(HttpResponseMessage answer)
    {
        answer.EnsureSuccessStatusCode();
        await using var stream = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        using var zip = new ZipArchive(stream);
        var files = new Dictionary<string, string>();
        foreach (var entry in zip.Entries)
        {
            await using var content = await entry.OpenAsync();
            using var reader = new StreamReader(content, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false);
            files[entry.FullName] = await reader.ReadToEndAsync();
        }

        return files;
    }

    /// <summary>An incident whose one camera the dispatcher watched for a while, as an edge tells it.</summary>
    private async Task<CaseAtDoor> WatchedAsync()
    {
        var incident = await CaseAtDoor.ForwardedAsync(server);
        var grain = server.Get<IClusterClient>().GetGrain<IIncidentGrain>(GrainKeys.Of(IncidentId.Parse(incident.Id)));
        var dispatcher = new Actor(
            PersonId.Parse(Town.Room), OrganisationId.Parse(Town.RoomOrganisation), OrganisationKind.ControlRoom, PersonRole.Dispatcher,
            SignInStrength.TwoFactors);
        var viewing = ViewingId.Parse(Guid.NewGuid().ToString("N"));
        using var caller = Grains.Abstractions.Access.Caller.Of(dispatcher).Use();
        var lease = await grain.StartViewing(new Order<IncidentCommand.StartViewing>(
            dispatcher, new IncidentCommand.StartViewing(viewing, CameraId.Parse(incident.Camera))));
        Assert.Null(lease.Refusal);
        await grain.EndViewing(new Order<IncidentCommand.EndViewing>(dispatcher, new IncidentCommand.EndViewing(viewing, "left", 250, 5_000_000)));
        return incident;
    }
}
