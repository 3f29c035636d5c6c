using System.Globalization;

namespace LiveView.Simulation.Processes;

/// <summary>Who descends from whom, read from /proc: children of a killed process get another parent, so look before killing.</summary>
public static class ProcessTree
{
    public static IReadOnlyList<int> Descendants(int processId)
    {
        var children = new Dictionary<int, List<int>>();
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Parent(id) is { } parent)
                (children.TryGetValue(parent, out var list) ? list : children[parent] = []).Add(id);
        }
        var found = new List<int>();
        var waiting = new Queue<int>([processId]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var child in children.GetValueOrDefault(next) ?? [])
            {
                found.Add(child);
                waiting.Enqueue(child);
            }
        }
        return found;
    }

    /// <summary>Descendants that run this program; zombies are not among them.</summary>
    public static IReadOnlyList<int> Descendants(int processId, string program) =>
        [.. Descendants(processId).Where(id => State(id) is not (null or "Z") && Name(id) == program)];

    /// <summary>Descendants that ended and that nobody took leave of.</summary>
    public static IReadOnlyList<int> Zombies(int processId) => [.. Descendants(processId).Where(id => State(id) == "Z")];

    /// <summary>A process by number and start time, so that a number given out again is not mistaken for the old process.</summary>
    public static string? Identity(int processId) => Fields(processId) is { } fields ? $"{processId}@{fields[19]}" : null;

    /// <summary>Whether a process still runs; a zombie does not.</summary>
    public static bool IsAlive(int processId) => State(processId) is not (null or "Z");

    private static string? State(int processId) => Fields(processId)?[0];

    private static string? Name(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/comm").TrimEnd();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static int? Parent(int processId) => Fields(processId) is { } fields ? int.Parse(fields[1], CultureInfo.InvariantCulture) : null;

    // After the closing parenthesis of the name: state, parent, … ; the name itself may hold spaces.
    private static string[]? Fields(int processId)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{processId}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
