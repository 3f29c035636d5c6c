using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LiveView.Simulation.Processes;

namespace LiveView.Simulation.Cameras;

/// <summary>The demonstration's party file, with the cameras where they really are.</summary>
public static partial class DemoParties
{
    /// <summary>Writes a party file whose camera addresses use these ports.</summary>
    /// <param name="directory">Where.</param>
    /// <param name="ports">The cameras' real ports.</param>
    /// <param name="more">Adds connections, with cameras at the ports that are written in the file.</param>
    public static string Write(string directory, CameraPorts ports, Action<JsonArray>? more = null)
    {
        var parties = JsonNode.Parse(File.ReadAllText(RepositoryFiles.Demo("parties.json")))!;
        more?.Invoke(parties["connections"]!.AsArray());
        var moved = new Dictionary<int, int>
        {
            [CameraPorts.AsWritten.Rtsp] = ports.Rtsp,
            [CameraPorts.AsWritten.Hangs] = ports.Hangs,
            [CameraPorts.AsWritten.Refuses] = ports.Refuses,
        };
        // In one pass: a new port may be the old port of another.
        var text = Address().Replace(parties.ToJsonString(), match =>
            string.Create(CultureInfo.InvariantCulture, $"rtsp://127.0.0.1:{moved[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)]}/"));
        var file = Path.Combine(directory, "parties.json");
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>Camera number in the pixels per camera id, so that a picture can be told to come from the right camera.</summary>
    public static IReadOnlyDictionary<string, int> CameraNumbers()
    {
        var mounts = JsonNode.Parse(File.ReadAllText(RepositoryFiles.Demo("cameras.json")))!["cameras"]!.AsArray()
            .SelectMany(c => Mounts(c!), (c, mount) => (Mount: mount, Number: c!["number"]!.GetValue<int>()))
            .ToDictionary(each => each.Mount, each => each.Number);
        return JsonNode.Parse(File.ReadAllText(RepositoryFiles.Demo("parties.json")))!["connections"]!.AsArray()
            .SelectMany(connection => connection!["cameras"]!.AsArray())
            .Where(camera => mounts.ContainsKey(Mount(camera!)))
            .ToDictionary(camera => camera!["id"]!.GetValue<string>(), camera => mounts[Mount(camera!)]);
    }

    private static IEnumerable<string> Mounts(JsonNode camera) =>
        (camera["heard"]?.AsArray() ?? []).Append(camera).Select(each => each!["mount"]!.GetValue<string>());

    private static string Mount(JsonNode camera) => new Uri(camera["address"]!.GetValue<string>()).AbsolutePath;

    [GeneratedRegex(@"rtsp://127\.0\.0\.1:(\d+)/")]
    private static partial Regex Address();
}
