using System.Globalization;
using System.Text.Json.Nodes;
using LiveView.Simulation.Processes;

namespace LiveView.Simulation.Cameras;

/// <summary>The demonstration's party file, with the cameras where they really are.</summary>
public static class DemoParties
{
    /// <summary>Writes a party file whose camera addresses use these ports.</summary>
    public static string Write(string directory, CameraPorts ports)
    {
        var text = File.ReadAllText(RepositoryFiles.Demo("parties.json"));
        var written = CameraPorts.AsWritten;
        foreach (var (from, to) in ((int, int)[])[(written.Rtsp, ports.Rtsp), (written.Hangs, ports.Hangs), (written.Refuses, ports.Refuses)])
        {
            // The trailing mark keeps an address already moved from being moved again.
            text = text.Replace(Address(from), Address(to) + "\u0001", StringComparison.Ordinal);
        }
        var file = Path.Combine(directory, "parties.json");
        File.WriteAllText(file, text.Replace("\u0001", "", StringComparison.Ordinal));
        return file;
    }

    /// <summary>Camera number in the pixels per camera id, so that a picture can be told to come from the right camera.</summary>
    public static IReadOnlyDictionary<string, int> CameraNumbers()
    {
        var mounts = JsonNode.Parse(File.ReadAllText(RepositoryFiles.Demo("cameras.json")))!["cameras"]!.AsArray()
            .ToDictionary(c => c!["mount"]!.GetValue<string>(), c => c!["number"]!.GetValue<int>());
        return JsonNode.Parse(File.ReadAllText(RepositoryFiles.Demo("parties.json")))!["connections"]!.AsArray()
            .SelectMany(connection => connection!["cameras"]!.AsArray())
            .Where(camera => mounts.ContainsKey(Mount(camera!)))
            .ToDictionary(camera => camera!["id"]!.GetValue<string>(), camera => mounts[Mount(camera!)]);
    }

    private static string Mount(JsonNode camera) => new Uri(camera["address"]!.GetValue<string>()).AbsolutePath;

    private static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"rtsp://127.0.0.1:{port}/");
}
