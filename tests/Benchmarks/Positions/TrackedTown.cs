using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveView.Simulation.Desks;
using LiveView.Simulation.Panels;
using LiveView.Simulation.Processes;

namespace LiveView.Benchmarks.Positions;

/// <summary>The product as it is delivered, with tracked objects, a machine that reports, and an incident in which one is followed.</summary>
internal sealed class TrackedTown : IAsyncDisposable
{
    public const string Followed = "bench-0";

    /// <summary>Degrees north from one position to the next, by which each is known again: two millimetres.</summary>
    public const double Step = 2e-8;

    public const double South = 52;

    private const string Room = "mk-midden-nederland";

    private readonly DeskClient _operator;
    private readonly HttpClient _machine;
    private readonly string _incident;
    private readonly string _home;

    private TrackedTown(Server server, DeskClient op, HttpClient machine, string incident, string home) =>
        (Server, _operator, _machine, _incident, _home) = (server, op, machine, incident, home);

    public Server Server { get; }

    public static async Task<TrackedTown> StartAsync(int objects, CancellationToken cancellation)
    {
        var home = Directory.CreateTempSubdirectory("live-view-positions-").FullName;
        var server = await Server.StartAsync(new ServerOptions
        {
            PartyFile = Parties(home, objects),
            StartsWithin = TimeSpan.FromMinutes(5),
            More = new Dictionary<string, string>
            {
                ["Demo:PeopleFile"] = People(home),
                ["Limits:PositionsPerSecond"] = "100000",
                ["Limits:PositionsAtOnce"] = "100000",
                ["Limits:RequestsPerSecond"] = "10000",
                ["Limits:RequestsAtOnce"] = "100000",
            },
        }, cancellation);
        var desk = await DeskClient.ConnectAsync(server.Http, "op-veilig", cancellation);
        using (var panel = Panel.InService(server.Dc09, "1234"))
        {
            await panel.HoldUpAsync(cancellation: cancellation);
        }

        var raised = DeskClient.Id(await desk.WaitForAsync(_ => true, TimeSpan.FromSeconds(10), cancellation));
        await desk.AcknowledgeAsync(raised);
        await desk.VerifyAsync(raised);
        await desk.ForwardAsync(raised, [Room], []);
        await desk.CommandAsync(raised, "objects", new { @object = Followed }, cancellation);
        await desk.CommandAsync(raised, $"objects/{Followed}/releases", new { to = Room, trail = "kept" }, cancellation);
        return new TrackedTown(server, desk, await MachineAsync(server, cancellation), raised, home);
    }

    public Task<DeskSession> DispatcherAsync(CancellationToken cancellation) => DeskSession.SignInAsync(Server.Http, "dis-midden", cancellation);

    public async Task<HttpResponseMessage> FollowAsync(DeskSession desk, CancellationToken cancellation)
    {
        var answer = await desk.Http.GetAsync($"/v1/incidents/{_incident}/objects/{Followed}/positions", HttpCompletionOption.ResponseHeadersRead, cancellation);
        answer.EnsureSuccessStatusCode();
        return answer;
    }

    public async Task PostAsync(string lines, CancellationToken cancellation)
    {
        using var answer = await _machine.PostAsync("/v1/positions", new StringContent(lines), cancellation);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _machine.Dispose();
        await _operator.DisposeAsync();
        await Server.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }

    private static async Task<HttpClient> MachineAsync(Server server, CancellationToken cancellation)
    {
        using var admin = await DeskSession.SignInAsync(server.Http, "adm-bench", cancellation);
        using var made = await admin.Http.PostAsJsonAsync("/v1/machines", new { name = "Bench", scopes = new[] { "positions.write" } }, cancellation);
        var machine = await made.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false, MaxConnectionsPerServer = 64 }) { BaseAddress = server.Http };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(
            $"{machine.GetProperty("clientId").GetString()}:{machine.GetProperty("secret").GetString()}")));
        using var answer = await http.PostAsync(
            "/v1/token", new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials" }), cancellation);
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation)).GetProperty("access_token").GetString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    private static string Parties(string home, int objects)
    {
        var parties = JsonNode.Parse(File.ReadAllText(RepositoryFiles.Demo("parties.json")))!;
        parties["organisations"]!.AsArray().Single(each => each!["id"]!.GetValue<string>() == "pac-veilig")!["trackedObjects"] =
            new JsonArray([.. Enumerable.Range(0, objects).Select(number => JsonSerializer.SerializeToNode(new
            {
                id = Id(number), name = $"Object {number}", kind = "vehicle", device = Id(number), keepTrail = true,
            }))]);
        return Write(home, "parties.json", parties);
    }

    private static string People(string home)
    {
        var people = JsonNode.Parse(File.ReadAllText(RepositoryFiles.Demo("people.json")))!;
        people["people"]!.AsArray().Add(JsonSerializer.SerializeToNode(
            new { id = "adm-bench", name = "Beheerder", organisation = "pac-veilig", roles = new[] { "administrator" } }));
        return Write(home, "people.json", people);
    }

    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"bench-{number}");

    /// <summary>One position of each of so many objects.</summary>
    public static string Lines(int from, int count, int number) => string.Join('\n', Enumerable.Range(from, count).Select(each => Line(Id(each), number)));

    /// <summary>
    /// The position with this number, as a machine sends it: no two in a row say the same of where it goes and how well it knows, as no tracker's do.
    /// </summary>
    public static string Line(string device, int number)
    {
        // As they are sent: positions of another time are late, or of the future, and their clock is found out.
        var time = TimeProvider.System.GetUtcNow().AddMicroseconds(number % 100);
        var (east, speed, heading) = (number * 7_919L % 997 * 1e-7, 8 + (number * 37L % 113 / 10.0), number * 1_373L % 3_600 / 10.0);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"device\":\"{device}\",\"time\":\"{time:O}\",\"lat\":{South + (number * Step):F8},\"lon\":{5.1214 + east:F7},\"speed\":{speed:F1},\"heading\":{heading:F1},\"accuracy\":{3 + (number % 5)}}}");
    }

    private static string Write(string home, string name, JsonNode content)
    {
        var file = Path.Combine(home, name);
        File.WriteAllText(file, content.ToJsonString());
        return file;
    }
}
