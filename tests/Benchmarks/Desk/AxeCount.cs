using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using LiveView.Simulation.Browsers;

namespace LiveView.Benchmarks.Desk;

/// <summary>How often a desk breaks WCAG 2.2 A or AA as axe sees it, in both themes and both languages.</summary>
internal static class AxeCount
{
    private static readonly AxeRunOptions s_wcag = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    public static async Task<int> OfAsync(DeskPage desk)
    {
        var count = 0;
        foreach (var language in (string[])["en", "nl"])
        {
            await desk.Page.Locator($"[data-language={language}]").ClickAsync();
            await desk.Page.Locator($"html[lang={language}]").WaitForAsync();
            foreach (var theme in (string[])["dark", "light"])
            {
                await desk.Page.Locator("select#theme").SelectOptionAsync(theme);
                var found = await desk.Page.RunAxe(s_wcag);
                foreach (var violation in found.Violations)
                {
                    Console.WriteLine($"  axe, {language}, {theme}: {violation.Id}: {violation.Nodes.FirstOrDefault()?.Html}");
                    count += violation.Nodes.Length;
                }
            }
        }

        return count;
    }
}
