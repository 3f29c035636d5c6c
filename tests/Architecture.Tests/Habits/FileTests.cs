using LiveView.Architecture.Tests.House;

namespace LiveView.Architecture.Tests.Habits;

public class FileTests
{
    private const int MostLines = 500;

    private static readonly string[] s_written = [".cs", ".js", ".css", ".html", ".py", ".sh", ".md"];

    /// <summary>Put together from parts, so that this file does not break its own rule.</summary>
    private static readonly string[] s_forbidden =
        [.. new[] { "work", "root", "home", "Users" }.Select(folder => $"/{folder}/"), "artifact" + "ory", ".int" + "ernal:", ".int" + "ernal/"];

    [Fact]
    public void No_file_is_longer_than_somebody_reads() => Rule.Nobody(
        Repository.Files().Where(path => s_written.Contains(Path.GetExtension(path)))
            .Select(path => (Path: path, Lines: Repository.Read(path).Count(c => c == '\n'))).Where(file => file.Lines > MostLines),
        $"Longer than {MostLines} lines:");

    [Fact]
    public void No_file_names_somebodys_machine() => Rule.Nobody(
        from path in Repository.Files()
        where !path.EndsWith("packages.lock.json", StringComparison.Ordinal)
        let text = Repository.Read(path)
        from word in s_forbidden
        where text.Contains(word, StringComparison.Ordinal)
        select $"{path}: {word}",
        "The repository stands by itself, but:");

    [Fact]
    public void Code_ends_its_lines_as_the_editor_settings_say() => Rule.Nobody(
        Repository.Files().Where(path => s_written.Contains(Path.GetExtension(path)) && Repository.Read(path).Contains('\r', StringComparison.Ordinal)),
        "Lines end in LF alone, but:");
}
