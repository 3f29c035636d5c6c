namespace LiveView.Domain.Tests.Releases.Rules;

public class RuleTableTests
{
    /// <summary>Set by <c>./live-view rules</c>: write the file instead of only comparing it.</summary>
    private const string Write = "LIVEVIEW_WRITE_RULES";

    [Fact]
    public void The_documented_rules_are_those_of_the_gate()
    {
        var file = Path.Combine(Root(), "docs", "rules.md");
        if (Environment.GetEnvironmentVariable(Write) is not null)
        {
            File.WriteAllText(file, RuleTable.Make());
        }

        Assert.True(
            File.Exists(file) && File.ReadAllText(file) == RuleTable.Make(),
            "docs/rules.md does not say what the gate decides: run './live-view rules', read what changed, and commit it.");
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "LiveView.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("These tests run inside the repository.");
        }

        return directory.FullName;
    }
}
