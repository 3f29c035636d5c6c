namespace LiveView.Simulation.Processes;

/// <summary>Where the repository's own files are, whatever directory somebody started from.</summary>
public static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static string Demo(string name) => Path.Combine(Root, "deploy", "demo", name);

    /// <summary>The server's entry assembly: named by LIVEVIEW_SILO, else built in the same configuration, else the published one.</summary>
    public static string Silo()
    {
        if (Environment.GetEnvironmentVariable("LIVEVIEW_SILO") is { Length: > 0 } named)
            return named;
        // …/tests/X/bin/<configuration>/net10.0/
        var configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/'))) ?? "Debug";
        string[] candidates =
        [
            Path.Combine(Root, "src", "Silo", "bin", configuration, "net10.0", "LiveView.Silo.dll"),
            Path.Combine(Root, ".run", "silo", "LiveView.Silo.dll"),
        ];
        return candidates.FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"The server is not built: none of {string.Join(", ", candidates)} exists. Build src/Silo first.");
    }

    private static string FindRoot()
    {
        for (var directory = AppContext.BaseDirectory; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (File.Exists(Path.Combine(directory, "LiveView.sln")))
                return directory;
        }
        throw new DirectoryNotFoundException($"No LiveView.sln above {AppContext.BaseDirectory}: run the simulation from inside the repository.");
    }
}
