using LiveView.Simulation.Browsers;
using LiveView.Simulation.Processes;
using LiveView.Simulation.Story;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.ScreenPictures;
using static LiveView.EndToEnd.Tests.Console.SoundScreen;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>A console in an organisation's own colours is as readable as the product's own.</summary>
[Trait("needs", "chromium")]
public sealed class ThemeScreenTests
{
    private const string Sheet = """
        :root { --primary: #8ecbff; --primary-ink: #06121d; --surface: #111c27; }
        :root[data-theme="light"] { --primary: #154273; --primary-ink: #ffffff; --surface: #f3f7fb; }
        """;

    private const string Logo = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><rect width="28" height="28" rx="6" fill="#154273"/><path d="M6 20 14 6l8 14z" fill="#fff"/></svg>""";

    [Fact]
    [Trait(Writes, "pictures")]
    public async Task Colours_and_logo_of_the_organisation_stand_on_every_page_and_pass_the_check_that_all_screens_pass()
    {
        var theme = Directory.CreateTempSubdirectory("live-view-theme");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(theme.FullName, "theme.css"), Sheet);
            await File.WriteAllTextAsync(Path.Combine(theme.FullName, "logo.svg"), Logo);
            await using var set = await StoryStage.SetAsync(
                withBrowser: true, new ServerOptions { More = new Dictionary<string, string> { ["Console:Theme"] = theme.FullName } });
            await using var scene = await Scene.RaiseAsync(set);
            var centre = await scene.PageAsync("op-veilig", width: 1440, height: 900);
            await Expect(centre.Action("acknowledge")).ToBeVisibleAsync();
            await IsSoundAsync(centre);
            await Expect(centre.Action("acknowledge")).ToHaveCSSAsync("background-color", "rgb(21, 66, 115)");
            await Expect(centre.Page.Locator(".top-bar .brand")).ToHaveCSSAsync("background-image", $"url(\"{set.Server.Http.GetLeftPart(UriPartial.Authority)}/app/theme/logo.svg\")");
            await TakeAsync(centre, "theme");
            await using var page = DeskPage.Over(await set.Browser.NewPageAsync(set.Server.Http), "nobody");
            await page.Page.GotoAsync("/");
            await Expect(page.Page.Locator("[data-person]").First).ToBeVisibleAsync();
            await IsSoundAsync(page);
        }
        finally
        {
            theme.Delete(recursive: true);
        }
    }
}
