namespace LiveView.Architecture.Tests.House;

/// <summary>The files of the repository that people write.</summary>
internal static class Repository
{
    private static readonly string[] s_notOurs =
        ["bin", "obj", "lib", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts", "data"];

    private static readonly string[] s_text =
        [".cs", ".csproj", ".props", ".js", ".css", ".html", ".json", ".md", ".py", ".sh", ".sql", ".csv", ".txt", ".yml", ".yaml", ".sln", ""];

    public static readonly string Root = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Every text file, as path from the root.</summary>
    public static IEnumerable<string> Files() => Walk(new DirectoryInfo(Root)).Select(file => Path.GetRelativePath(Root, file.FullName));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) => folder.EnumerateFiles()
        .Where(file => s_text.Contains(file.Extension) && file.Name != ".git")
        .Concat(folder.EnumerateDirectories().Where(IsOurs).SelectMany(Walk));

    private static bool IsOurs(DirectoryInfo folder) =>
        !s_notOurs.Contains(folder.Name) && (folder.Name[0] != '.' || folder.Name is ".ci" or ".github");

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("The tests do not run inside the repository: LiveView.sln is in no folder above."),
        _ when File.Exists(Path.Combine(folder.FullName, "LiveView.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
