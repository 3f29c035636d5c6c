using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveView.Simulation.Desks;
using LiveView.Simulation.Panels;
using LiveView.Simulation.Processes;

namespace LiveView.Benchmarks.Fanout;

/// <summary>
/// The product as it is delivered: one process with grains, leases, gate and media, its cameras over RTSP, an incident that a panel
/// raised, every camera released to a room, and people of that room who are signed in.
/// </summary>
internal sealed class OwnServer : IAsyncDisposable
{
    private const string Room = "mk-midden-nederland";

    /// <summary>No session may have more sockets open than 64.</summary>
    private const int SocketsPerSession = 60;

    private readonly ChildProcess _cameras;
    private readonly DeskClient _operator;
    private readonly List<DeskSession> _viewers;
    private readonly string _incident;

    private OwnServer(Server server, ChildProcess cameras, DeskClient op, string incident, List<DeskSession> viewers)
    {
        Server = server;
        _cameras = cameras;
        _operator = op;
        _incident = incident;
        _viewers = viewers;
    }

    public Server Server { get; }

    public static string Camera(int number) => string.Create(CultureInfo.InvariantCulture, $"bench-{number:00}");

    /// <param name="cameras">How many, all at the same site.</param>
    /// <param name="viewers">How many will watch at most.</param>
    public static async Task<OwnServer> StartAsync(BenchPrograms programs, int cameras, int viewers, CancellationToken cancellation)
    {
        var port = FreePort.Take();
        var park = ChildProcess.Start("The cameras of the bench", "/usr/bin/python3", [BenchPrograms.Source("camera.py"), programs.Clip, Text(port), Text(cameras)]);
        await park.WaitForLineAsync(line => line.StartsWith("cameras: ready", StringComparison.Ordinal), TimeSpan.FromSeconds(30), cancellation);
        var server = await Server.StartAsync(new ServerOptions { PartyFile = Parties(programs.Home, port, cameras) }, cancellation);
        var desk = await DeskClient.ConnectAsync(server.Http, "op-veilig", cancellation);
        using (var panel = Panel.InService(server.Dc09, "1234"))
        {
            await panel.HoldUpAsync(cancellation: cancellation);
        }

        var raised = DeskClient.Id(await desk.WaitForAsync(_ => true, TimeSpan.FromSeconds(10), cancellation));
        await desk.AcknowledgeAsync(raised);
        await desk.VerifyAsync(raised);
        await desk.ForwardAsync(raised, [Room], []);
        for (var number = 0; number < cameras; number++)
        {
            await desk.CommandAsync(raised, "releases", new { camera = Camera(number), to = Room }, cancellation);
        }

        var sessions = new List<DeskSession>();
        for (var at = 0; at < viewers; at += SocketsPerSession)
        {
            sessions.Add(await DeskSession.SignInAsync(server.Http, "dis-midden", cancellation));
        }

        return new OwnServer(server, park, desk, raised, sessions);
    }

    /// <summary>What the load client says for each viewer in turn: who it is, and which camera it asks for.</summary>
    public IEnumerable<string> Requests(int viewers, int cameras)
    {
        // Viewer i has line i % lines: so many lines that sessions and cameras are spread evenly.
        for (var i = 0; i < Math.Max(cameras, (viewers + SocketsPerSession - 1) / SocketsPerSession); i++)
        {
            var viewer = _viewers[i % _viewers.Count];
            var ask = JsonSerializer.Serialize(new { incident = _incident, camera = Camera(i % cameras) });
            yield return $"{viewer.Cookies.GetCookieHeader(Server.Http)}\t{viewer.Origin}\t{ask}";
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var viewer in _viewers)
        {
            viewer.Dispose();
        }

        await _operator.DisposeAsync();
        await Server.DisposeAsync();
        await _cameras.DisposeAsync();
    }

    private static string Parties(string home, int port, int cameras)
    {
        var parties = JsonNode.Parse(File.ReadAllText(RepositoryFiles.Demo("parties.json")))!;
        var site = parties["connections"]!.AsArray().Single(each => each!["number"]!.GetValue<string>() == "LV-0001")!;
        var pattern = site["cameras"]!.AsArray()[0]!;
        site["cameras"] = new JsonArray([.. Enumerable.Range(0, cameras).Select(number =>
        {
            var camera = pattern.DeepClone();
            camera["id"] = Camera(number);
            camera["name"] = $"Camera {number}";
            camera["address"] = string.Create(CultureInfo.InvariantCulture, $"rtsp://127.0.0.1:{port}/camera-{number:00}");
            return camera;
        })]);
        var file = Path.Combine(home, "parties.json");
        File.WriteAllText(file, parties.ToJsonString());
        return file;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
