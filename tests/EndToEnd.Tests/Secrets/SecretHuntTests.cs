using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Cameras;
using LiveView.Simulation.Databases;
using LiveView.Simulation.Processes;
using Microsoft.Playwright;
using Xunit;

namespace LiveView.EndToEnd.Tests.Secrets;

/// <summary>
/// The main story with planted secrets, and then a search everywhere they must not be: arguments of processes, environments of children,
/// the log, answers, addresses, and what a browser keeps.
/// </summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed partial class SecretHuntTests : IAsyncLifetime
{
    private static readonly TimeSpan PictureWithin = TimeSpan.FromSeconds(60);
    private readonly PlantedSecrets _secrets = new();
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("live-view-secrets-");
    private ThrowawayCluster? _database;

    public async Task InitializeAsync() => _database = await ThrowawayCluster.StartAsync();

    public async Task DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
        _home.Delete(recursive: true);
    }

    [Fact]
    public async Task No_secret_leaves_the_place_where_it_belongs()
    {
        var ports = CameraPorts.Free();
        await using var cameras = await CameraPark.StartAsync(ports, PasswordFile());
        await using var server = await Server.StartAsync(new ServerOptions
        {
            PartyFile = PartiesWithPassword(ports),
            DataDirectory = Path.Combine(_home.FullName, "data"),
            StorageProvider = "postgresql",
            ConnectionString = $"{_database!.ConnectionString};Password={_secrets.Plant("database-password")}",
        });
        foreach (var key in KeysOf(server.DataDirectory))
            _secrets.Add("data-protection-key", key);
        await using var browser = await Browser.StartAsync();

        try
        {
            await PlayAsync(browser, server);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}\n{string.Join('\n', server.Output.TakeLast(40))}", e);
        }

        foreach (var line in server.Output)
            _secrets.Search("the log", line);
        Assert.True(_secrets.SeesWhatIsThere());
        Assert.Superset(new HashSet<string> { "database-password", "camera-password", "data-protection-key", "session-cookie-op-veilig" }, _secrets.Names.ToHashSet());
        Assert.Equal([], _secrets.Found.Distinct());
    }

    private async Task PlayAsync(Browser browser, Server server)
    {
        await using var desk = await OpenAsync(browser, server, "op-veilig");
        await using var room = await OpenAsync(browser, server, "dis-midden");
        await using var rollout = await OpenAsync(browser, server, "rol-landelijk");
        using (var panel = Simulation.Panels.Panel.InService(server.Dc09, "1234"))
            Assert.Equal(Simulation.Panels.PanelAnswerKind.Ack, (await panel.HoldUpAsync()).Kind);
        var row = desk.Page.Locator("[data-incident-row]").First;
        var incident = await row.GetAttributeAsync("data-incident-row") ?? "";
        await desk.AcknowledgeAsync();
        await desk.VerifyAsync("verified", 4, "picture");
        await desk.ForwardAsync(["mk-midden-nederland"], ["lv-0001-overview", "lv-0001-till"]);
        await room.WaitForMovingPictureAsync(incident, "lv-0001-overview", PictureWithin);
        await Patience.UntilAsync("the camera that wants a password shows its picture, through an ffmpeg", PictureWithin,
            async () => await room.PicturesNowAsync() == 2 && server.Ffmpegs.Count > 0, () => room.DescribeAsync(incident, "lv-0001-till"));
        SearchProcesses(server);
        await room.AcceptAsync();
        await desk.CloseIncidentAsync("Klaar");
        await Patience.UntilAsync("no picture is left", TimeSpan.FromSeconds(5), async () => await room.PicturesNowAsync() == 0);
        foreach (var page in new[] { desk, room, rollout })
        {
            foreach (var path in (string[])["/v1/desk", "/v1/me", "/v1/figures", $"/v1/incidents/{incident}", $"/v1/incidents/{incident}/jurisdiction", "/v1/sign-in", "/health/ready"])
                _secrets.Search($"the answer to {path}", await page.Page.EvaluateAsync<string>("async path => { const a = await fetch(path); return [...a.headers].join() + await a.text(); }", path));
            _secrets.Search("what the browser keeps", await page.Page.EvaluateAsync<string>("() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie + location.href + document.documentElement.outerHTML"));
        }
    }

    /// <summary>Signs somebody in, and from then on looks at every address and answer.</summary>
    private async Task<DeskPage> OpenAsync(Browser browser, Server server, string person)
    {
        var page = await DeskPage.SignInAsync(browser, server.Http, person);
        foreach (var cookie in await page.Page.Context.CookiesAsync())
            _secrets.Add($"session-cookie-{person}", cookie.Value);
        page.Page.Request += (_, request) => _secrets.Search($"the address {new Uri(request.Url).AbsolutePath}", request.Url);
        page.Page.Response += (_, response) => _secrets.Search("a redirection", response.Headers.GetValueOrDefault("location", ""));
        page.Page.Console += (_, message) => _secrets.Search("the console of the browser", message.Text);
        page.Page.WebSocket += (_, socket) =>
        {
            _secrets.Search("the address of a socket", socket.Url);
            socket.FrameReceived += (_, frame) => _secrets.Search("a message to the browser", frame.Text ?? "");
        };
        // Again, now that somebody watches: the first load went by before.
        await page.Page.ReloadAsync(new PageReloadOptions { WaitUntil = WaitUntilState.Load });
        return page;
    }

    private void SearchProcesses(Server server)
    {
        foreach (var process in ProcessTree.Descendants(server.ProcessId).Append(server.ProcessId))
            _secrets.Search("the arguments of a process", Read(process, "cmdline"));
        foreach (var child in server.Ffmpegs)
        {
            var environment = Read(child, "environ");
            _secrets.Search("the environment of ffmpeg", environment);
            Assert.DoesNotContain("LIVEVIEW", environment, StringComparison.Ordinal);
            Assert.StartsWith("PATH=", environment, StringComparison.Ordinal);
            Assert.DoesNotContain("rtsp://127.0.0.1", Read(child, "cmdline"), StringComparison.Ordinal);
        }
    }

    private string PasswordFile()
    {
        var file = Path.Combine(_home.FullName, "camera-password");
        File.WriteAllText(file, _secrets.Plant("camera-password"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return file;
    }

    /// <summary>The demonstration's parties, with one camera that wants a password and whose picture has to be converted.</summary>
    private string PartiesWithPassword(CameraPorts ports)
    {
        var file = DemoParties.Write(_home.FullName, ports);
        var parties = JsonNode.Parse(File.ReadAllText(file))!;
        var camera = parties["connections"]![0]!["cameras"]!.AsArray().First(each => each!["id"]!.GetValue<string>() == "lv-0001-till")!;
        camera["address"] = $"rtsp://127.0.0.1:{ports.Guarded}/no-h264";
        camera["userName"] = "viewer";
        camera["passwordFile"] = Path.Combine(_home.FullName, "camera-password");
        File.WriteAllText(file, parties.ToJsonString());
        return file;
    }

    private static IReadOnlyList<string> KeysOf(string data) =>
    [
        .. Directory.EnumerateFiles(data, "*.xml", SearchOption.AllDirectories)
            .SelectMany(file => MasterKey().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)),
    ];

    private static string Read(int process, string what)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{what}");
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return "";
        }
    }

    [GeneratedRegex("<value>([^<]+)</value>")]
    private static partial Regex MasterKey();
}
