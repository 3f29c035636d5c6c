using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using LiveView.Simulation.Browsers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>Whether a screen can be used by all, in both languages and both themes, and ran without an error and within its content security policy.</summary>
internal static class SoundScreen
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    // A text that the catalogue lacks shows as its key.
    private const string BareKeys = """
        () => {
          const found = [], words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = words.nextNode(); node; node = words.nextNode()) if (/^[a-z][A-Za-z]*(\.[A-Za-z-]+)+$/.test(node.data.trim())) found.push(node.data.trim());
          return found;
        }
        """;

    // Contrast depends on the theme alone, names and words on the language alone: two looks see all four.
    private static readonly (string Language, string Theme)[] s_looks = [("en", "dark"), ("nl", "light")];

    /// <param name="page">Stays in Dutch, and light.</param>
    public static async Task IsSoundAsync(DeskPage page)
    {
        foreach (var (language, theme) in s_looks)
        {
            // A window in front keeps a pointer from what is behind it.
            await page.Page.Locator($"[data-language={language}]").DispatchEventAsync("click");
            await Expect(page.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
            await Expect(page.Page.Locator($"[data-language={language}]")).ToHaveAttributeAsync("aria-pressed", "true");
            await page.Page.Locator("select#theme").SelectOptionAsync(theme);
            await Expect(page.Page.Locator("html")).ToHaveAttributeAsync("data-theme", theme);
            await LooksSoundAsync(page, $"{language}, {theme}");
        }
        IsFaultless(page);
    }

    /// <param name="page">A page that is always dark; stays in Dutch.</param>
    public static async Task IsSoundInTheDarkAsync(DeskPage page)
    {
        foreach (var language in (string[])["en", "nl"])
        {
            await page.Page.EvaluateAsync("async language => (await import('/app/core/i18n.js')).i18n.choose(language)", language);
            await Expect(page.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
            await LooksSoundAsync(page, language);
        }
        IsFaultless(page);
    }

    private static void IsFaultless(DeskPage page)
    {
        var faults = page.Errors.Where(error => !IsNews(error)).ToArray();
        Assert.True(faults.Length == 0, string.Join('\n', faults));
    }

    // The browser itself writes down each answer that is no success. Two of them are news and no fault:
    // a camera that is only just starting has no still yet, and of one that is only just shared nothing is recorded yet.
    private static bool IsNews(string error) =>
        (error.Contains("status of 503", StringComparison.Ordinal) && error.Contains("/snapshot", StringComparison.Ordinal))
        || (error.Contains("status of 404", StringComparison.Ordinal) && error.Contains("/clips", StringComparison.Ordinal));

    private static async Task LooksSoundAsync(DeskPage page, string look)
    {
        Assert.Empty(await page.Page.EvaluateAsync<string[]>(BareKeys));
        var found = await page.Page.RunAxe(Wcag);
        var violations = found.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{look}: {violation.Id} ({violation.Help}): {node.Html}"));
        Assert.True(!violations.Any(), string.Join("\n", violations));
    }
}
