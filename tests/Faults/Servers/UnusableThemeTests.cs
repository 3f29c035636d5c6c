using LiveView.Simulation.Processes;
using Xunit;

namespace LiveView.Faults.Servers;

/// <summary>A server whose organisation's own colours cannot be used.</summary>
public sealed class UnusableThemeTests
{
    [Fact]
    public async Task A_server_says_what_is_wrong_with_its_theme_and_what_to_do()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Server.StartAsync(new ServerOptions
        {
            More = new Dictionary<string, string> { ["Console:Theme"] = "/nowhere/theme" },
        }));

        Assert.Contains("exit code 2", refused.Message, StringComparison.Ordinal);
        Assert.Contains("live-view: Console:Theme names the directory '/nowhere/theme', which is not there", refused.Message, StringComparison.Ordinal);
    }
}
