using System.Globalization;
using System.Text.Json.Nodes;

namespace LiveView.Benchmarks.Latency;

/// <summary>Connections of the bench: cameras that nobody looked at yet, each of them its own to the server, all at the simulated cameras.</summary>
internal static class Wall
{
    /// <summary>Cameras with a key frame every second, to be started one by one.</summary>
    public const string OneSecond = "LV-9001";

    /// <summary>Cameras with a key frame every four seconds, to be started one by one.</summary>
    public const string FourSeconds = "LV-9002";

    /// <summary>Twenty cameras with a key frame every second, to be started at once.</summary>
    public const string Twenty = "LV-9003";

    public static string Account(string connection) => connection[^4..];

    public static IReadOnlyList<string> Cameras(string connection) =>
        [.. Enumerable.Range(1, connection == Twenty ? 20 : 10).Select(number => Camera(connection, number))];

    public static void Add(JsonArray connections)
    {
        connections.Add(Connection(OneSecond, "/entrance"));
        connections.Add(Connection(FourSeconds, "/overview"));
        connections.Add(Connection(Twenty, "/entrance"));
    }

    private static string Camera(string connection, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{connection.ToLowerInvariant()}-c{number}");

    private static JsonObject Connection(string connection, string mount) => new()
    {
        ["number"] = connection,
        ["name"] = connection,
        ["sharingParty"] = "pac-veilig",
        ["address"] = new JsonObject
        {
            ["street"] = "Oudegracht",
            ["number"] = "12",
            ["postcode"] = "3511 AB",
            ["city"] = "Utrecht",
            ["municipalityCode"] = "0344",
        },
        ["position"] = new JsonObject { ["latitude"] = 52.09, ["longitude"] = 5.12 },
        ["alarmAccounts"] = new JsonArray(new JsonObject { ["account"] = Account(connection), ["receiver"] = "0", ["line"] = "0" }),
        ["cameras"] = new JsonArray([.. Cameras(connection).Select(camera => new JsonObject
        {
            ["id"] = camera,
            ["name"] = camera,
            ["viewpoint"] = "overview",
            ["address"] = $"rtsp://127.0.0.1:8554{mount}",
        })]),
        ["sourcePolicy"] = new JsonObject { ["liveRelease"] = true, ["releaseMinutes"] = 60, ["legalBasis"] = "Test." },
    };
}
