using LiveView.EndToEnd.Tests.Stages;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>In which language a screen speaks before anybody chose one.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class LanguageTests(Stage stage)
{
    [Theory]
    [InlineData("en-GB", "en")]
    [InlineData("nl-NL", "nl")]
    [InlineData("de-DE", "nl")]
    public async Task Whoever_chose_no_language_reads_that_of_the_browser_and_else_Dutch(string browser, string language)
    {
        var page = await stage.Set.Browser.NewPageAsync(stage.Set.Server.Http, locale: browser);
        await page.GotoAsync("/");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Expect(page.Locator($"[data-language={language}]")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Context.CloseAsync();
    }
}
