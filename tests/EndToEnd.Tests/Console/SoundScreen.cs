using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using LiveView.Simulation.Browsers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>Whether a screen can be used by all, in both themes, and ran without an error.</summary>
internal static class SoundScreen
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    public static async Task IsSoundAsync(DeskPage page)
    {
        foreach (var theme in (string[])["dark", "light"])
        {
            await page.Page.Locator("select#theme").SelectOptionAsync(theme);
            await Expect(page.Page.Locator("html")).ToHaveAttributeAsync("data-theme", theme);
            var found = await page.Page.RunAxe(Wcag);
            var violations = found.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{theme}: {violation.Id} ({violation.Help}): {node.Html}"));
            Assert.True(!violations.Any(), string.Join("\n", violations));
        }
        Assert.Equal([], page.Errors);
    }
}
