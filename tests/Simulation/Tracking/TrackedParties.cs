using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveView.Simulation.Tracking;

/// <summary>Tracked objects of an alarm centre in a party file; each reports under its own name.</summary>
public static class TrackedParties
{
    public const string Centre = "pac-veilig";

    /// <summary>Has the centre in this file own these objects, and no others.</summary>
    public static void Register(string file, IEnumerable<string> objects)
    {
        var parties = JsonNode.Parse(File.ReadAllText(file))!;
        parties["organisations"]!.AsArray().Single(each => each!["id"]!.GetValue<string>() == Centre)!["trackedObjects"] =
            new JsonArray([.. objects.Select(id => JsonSerializer.SerializeToNode(new { id, name = $"Object {id}", kind = "vehicle", device = id, keepTrail = true }))]);
        File.WriteAllText(file, parties.ToJsonString());
    }
}
