using System.Net.Http.Json;
using System.Text.Json;
using LiveView.Api.Tests.Clips;
using LiveView.Api.Tests.Hosting;
using LiveView.Simulation.Desks;
using LiveView.Simulation.Pictures;

namespace LiveView.Api.Tests.Accountability;

/// <summary>Somebody looks back at what was recorded; every report says so, and counts it with nothing that was live.</summary>
[Collection(PictureServerCollection.Name)]
public class LookedBackTests(LiveServer server)
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Every_report_says_that_it_was_looked_back_at_and_at_which_recorded_pictures()
    {
        using var recorded = await RecordedCase.OfAsync(server, 3);
        var released = (await recorded.ExtentAsync()).From.AddSeconds(0.5);
        await recorded.Case.ReleaseAsync(released, "replay");
        await WatchLiveAsync(recorded);
        var shown = await LookBackAsync(recorded, released);

        using var officer = await server.SignInAsync(Town.PrivacyOfficer);
        var rows = await EndedViewingsAsync(officer, recorded);
        Assert.Equal(["live", "replay"], rows.Select(row => Text(row, "action")).Order());
        var replay = rows.Single(row => Text(row, "action") == "replay");
        var (first, last) = (replay.GetProperty("first").GetDateTimeOffset(), replay.GetProperty("last").GetDateTimeOffset());
        Assert.InRange(last, shown.AddMilliseconds(-1), shown.AddMilliseconds(1));
        Assert.InRange(first, released, last);
        Assert.Equal(JsonValueKind.Null, rows.Single(row => Text(row, "action") == "live").GetProperty("first").ValueKind);

        var given = await RowsAsync(officer, recorded, "disclosures");
        Assert.Equal(["live", "replay"], given.Select(row => row.GetProperty("capabilities")[0].GetString()));
        Assert.Equal(JsonValueKind.Null, given[0].GetProperty("picturesFrom").ValueKind);
        Assert.Equal(released, given[1].GetProperty("picturesFrom").GetDateTimeOffset());

        var viewings = await officer.Http.GetStringAsync($"/v1/accountability/viewings.csv?{Asked(recorded)}&language=nl");
        Assert.Contains("wijze,opgenomen beeld van (UTC),opgenomen beeld tot (UTC)", viewings, StringComparison.Ordinal);
        Assert.Contains($",teruggekeken,{Csv(first)},{Csv(last)},", viewings, StringComparison.Ordinal);
        Assert.Contains(",live meegekeken,,,", viewings, StringComparison.Ordinal);
        var disclosures = await officer.Http.GetStringAsync($"/v1/accountability/disclosures.csv?{Asked(recorded)}&language=en");
        Assert.Contains($",looking back,{Csv(released)},,", disclosures, StringComparison.Ordinal);
        Assert.Contains(",live + still pictures,,,", disclosures, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_for_whoever_was_seen_sums_live_and_looking_back_apart()
    {
        using var recorded = await RecordedCase.OfAsync(server, 2);
        await recorded.Case.ReleaseAsync(null, "replay");
        await WatchLiveAsync(recorded);
        await LookBackAsync(recorded, (await recorded.ExtentAsync()).From);

        using var officer = await server.SignInAsync(Town.PrivacyOfficer);
        var rows = await EndedViewingsAsync(officer, recorded);
        using var made = await officer.Http.PostAsJsonAsync("/v1/accountability/data-subject-reports", recorded.Case.ReportOrder("LB-1"));
        var report = await made.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(
            rows.Select(row => (Text(row, "action"), row.GetProperty("seconds").GetDouble())).Order(),
            report.GetProperty("totals").EnumerateArray().Select(total => (Text(total, "action"), total.GetProperty("seconds").GetDouble())).Order());
        Assert.All(report.GetProperty("totals").EnumerateArray(), total => Assert.Equal(1, total.GetProperty("viewings").GetInt32()));
        Assert.Equal(["live", "replay"], report.GetProperty("viewings").EnumerateArray().Select(each => Text(each, "action")).Order());
        Assert.Equal(
            ["live", "replay"], report.GetProperty("disclosures").EnumerateArray().Select(each => each.GetProperty("capabilities")[0].GetString()));
    }

    [Fact]
    public async Task The_desks_read_in_their_log_which_release_is_live_and_which_is_looking_back()
    {
        using var recorded = await RecordedCase.OfAsync(server, 1);
        await recorded.Case.ReleaseAsync(null, "replay");
        foreach (var desk in new[] { recorded.Case.Centre, recorded.Room })
        {
            var incident = await desk.Http.GetFromJsonAsync<JsonElement>($"/v1/incidents/{recorded.Case.Id}");
            Assert.Equal(
                ["live", "replay"],
                incident.GetProperty("log").EnumerateArray().Where(line => Text(line, "code") == "released")
                    .Select(line => line.GetProperty("capabilities")[0].GetString()));
        }
    }

    private static async Task WatchLiveAsync(RecordedCase recorded)
    {
        await using var tap = PictureTap.Open(recorded.Room, recorded.Case.Id, recorded.Case.Camera);
        Assert.True(await tap.WaitForPictureAsync(s_soon));
    }

    private static async Task<DateTimeOffset> LookBackAsync(RecordedCase recorded, DateTimeOffset from)
    {
        using var patience = new CancellationTokenSource(s_soon);
        await using var tap = await ReplayTap.OpenAsync(recorded.Room, recorded.Case.Id, recorded.Case.Camera, patience.Token);
        return (await tap.SeekAsync(from.AddSeconds(1), patience.Token))!.Value.At;
    }

    private static async Task<JsonElement[]> EndedViewingsAsync(DeskSession officer, RecordedCase recorded)
    {
        JsonElement[] rows = [];
        await LiveView.Simulation.Patience.UntilAsync("the ends of both viewings in the log", s_soon, async () =>
        {
            rows = await RowsAsync(officer, recorded, "viewings");
            return rows.Length == 2 && rows.All(row => row.GetProperty("to").ValueKind != JsonValueKind.Null);
        });
        return rows;
    }

    private static async Task<JsonElement[]> RowsAsync(DeskSession officer, RecordedCase recorded, string what)
    {
        var page = await officer.Http.GetFromJsonAsync<JsonElement>($"/v1/accountability/{what}?{Asked(recorded)}");
        return [.. page.GetProperty("rows").EnumerateArray().Where(row => Text(row, "incident") == recorded.Case.Id)];
    }

    private static string Asked(RecordedCase recorded)
    {
        var now = TimeProvider.System.GetUtcNow();
        return $"from={now.AddHours(-1).UtcDateTime:O}&to={now.AddHours(1).UtcDateTime:O}&camera={recorded.Case.Camera}";
    }

    private static string Csv(DateTimeOffset at) => LiveView.Api.Accountability.Csv.Time(at)!;

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}
