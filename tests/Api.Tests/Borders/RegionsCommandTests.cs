using System.Net;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Grains.Regions;
using LiveView.Simulation;
using LiveView.Simulation.Processes;
using Microsoft.Extensions.DependencyInjection;

namespace LiveView.Api.Tests.Borders;

/// <summary><c>regions</c> as an administrator types it, beside a server that runs.</summary>
[Collection(ServerCollection.Name)]
public class RegionsCommandTests(LiveServer server) : IDisposable
{
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("live-view-borders-");

    private static readonly byte[] s_borders = new BorderDrawing().Box("VR09", "Midden-Nederland", 4.9, 51.9, 5.6, 52.3).Box("VR04", "Oost-Nederland", 5.6, 51.9, 6.9, 52.6).Write();

    [Fact]
    public async Task A_running_server_takes_what_is_imported_and_lets_go_of_what_is_removed_and_consoles_see_the_borders_by_which_rooms_are_invited()
    {
        var desk = await server.SignInAsync(Town.Neighbour);
        using var _ = desk;
        var before = await RegionsAsync(desk.Http);
        Assert.Equal(JsonValueKind.Null, before.Page.GetProperty("official").ValueKind);
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(desk.Http, before.Tag)).StatusCode);

        var (code, said, complained) = await ImportAsync(s_borders, "--room", "meldkamer");
        Assert.True(code == 0, complained);
        Assert.Contains("ok       2 regions of 2 control rooms", said, StringComparison.Ordinal);
        var version = said.Split("version ")[1].Split(' ')[0];
        try
        {
            await Patience.UntilAsync("the server has taken the borders", TimeSpan.FromSeconds(60), async () => (await RegionsAsync(desk.Http)).Tag != before.Tag);
            var after = (await RegionsAsync(desk.Http)).Page;
            Assert.Equal(("CBS/PDOK", "2026-01-01"), (after.GetProperty("official").GetProperty("source").GetString(), after.GetProperty("official").GetProperty("validFrom").GetString()));
            Assert.Contains(after.GetProperty("map").GetProperty("features").EnumerateArray().Select(each => each.GetProperty("properties")), each =>
                each.GetProperty("room").GetString() == "Midden-Nederland" && !each.GetProperty("approximate").GetBoolean());
            Assert.Equal(version, server.Services.GetRequiredService<RegionsInForce>().Name);

            Assert.Contains("was kept already", (await ImportAsync(s_borders, "--room", "meldkamer")).Said, StringComparison.Ordinal);
            Assert.Matches($@"(?m)^holds    {version}  from 2026-01-01  2 regions, \d+ points  CBS/PDOK ", (await RegionsAsync("list")).Said);
        }
        finally
        {
            Assert.Equal(0, (await RegionsAsync("remove", version)).Code);
        }

        await Patience.UntilAsync("the server has let go of the borders", TimeSpan.FromSeconds(60), async () => (await RegionsAsync(desk.Http)).Tag == before.Tag);
        Assert.Contains("holds    the approximate regions", (await RegionsAsync("list")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_imported_ends_with_one_line_that_says_why_and_keeps_nothing()
    {
        var overlapping = new BorderDrawing().Box("VR09", "", 5.0, 52.0, 5.4, 52.2).Box("VR04", "", 5.3, 52.0, 5.8, 52.2).Write();
        await RefusedAsync(await ImportAsync(overlapping), "live-view: Feature 1 ('VR09', Regio VR09) and Feature 2 ");
        await RefusedAsync(await ImportAsync("SQLite format 3\0"u8.ToArray()), "live-view: This is a GeoPackage");
        await RefusedAsync(await ImportAsync(s_borders, "--rooms", "no-such-file.csv"), "live-view: File 'no-such-file.csv' does not exist.");
        await RefusedAsync(await ImportAsync(s_borders, "--valid-from", "1-1-2026"), "live-view: --valid-from 1-1-2026 is no day: write it as 2026-01-01.");
        await RefusedAsync(await RegionsAsync("remove", "2026-01-01-none"), "live-view: There is no version '2026-01-01-none'");
    }

    [Fact]
    public async Task A_directory_without_a_database_gets_none()
    {
        var (code, _, complained) = await SiloProgram.RunAsync(["regions", "list"], ("DataDirectory", _files.FullName));
        Assert.Equal((2, true), (code, complained.Contains("There is no database in", StringComparison.Ordinal)));
        Assert.Empty(_files.GetFiles("live-view.db"));
    }

    public void Dispose()
    {
        _files.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private async Task RefusedAsync((int Code, string Said, string Complained) answer, string because)
    {
        Assert.Equal(1, answer.Code);
        Assert.StartsWith(because, answer.Complained, StringComparison.Ordinal);
        Assert.Single(answer.Complained.Trim().Split('\n'));
        Assert.Contains("holds    the approximate regions", (await RegionsAsync("list")).Said, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Said, string Complained)> ImportAsync(byte[] borders, params string[] more)
    {
        var file = Path.Combine(_files.FullName, "borders.geojson");
        await File.WriteAllBytesAsync(file, borders);
        string[] day = more.Contains("--valid-from") ? [] : ["--valid-from", "2026-01-01"];
        return await RegionsAsync(["import", "--file", file, "--id", "statcode", "--name", "statnaam", "--source", "CBS/PDOK", .. day, .. more]);
    }

    private Task<(int Code, string Said, string Complained)> RegionsAsync(params string[] arguments) =>
        SiloProgram.RunAsync(["regions", .. arguments], ("DataDirectory", server.DataDirectory));

    private static async Task<(JsonElement Page, string Tag)> RegionsAsync(HttpClient http)
    {
        using var answer = await AskAsync(http, null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()), answer.Headers.ETag!.Tag);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient http, string? known)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, "/v1/regions");
        if (known is not null)
        {
            question.Headers.IfNoneMatch.ParseAdd(known);
        }

        return await http.SendAsync(question);
    }
}
