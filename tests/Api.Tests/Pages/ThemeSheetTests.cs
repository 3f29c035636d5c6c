using LiveView.Api.Pages.Theme;

namespace LiveView.Api.Tests.Pages;

/// <summary>What an organisation may change of the console's looks, and what never gets onto a page.</summary>
public sealed class ThemeSheetTests
{
    [Fact]
    public void Colours_for_dark_and_light_come_out_for_the_choice_and_for_the_system()
    {
        var css = ThemeSheet.Read("""
            /* Ours */
            :root { --primary: #8ecbff; }
            :root[data-theme="light"] { --primary: #154273; --ink: #000 }
            """).ToCss(logo: null);

        Assert.Equal(
            """
            :root { --primary: #8ecbff; }
            :root[data-theme="light"] { --primary: #154273; --ink: #000; }
            @media (prefers-color-scheme: light) {
            :root:not([data-theme]) { --primary: #154273; --ink: #000; }
            }

            """,
            css);
    }

    [Fact]
    public void A_logo_alone_is_a_theme_too() =>
        Assert.Contains("--logo: url(\"/app/theme/logo.svg\")", ThemeSheet.Read("").ToCss("/app/theme/logo.svg"), StringComparison.Ordinal);

    [Theory]
    [InlineData("body { color: red }", "only blocks")]
    [InlineData("@import url(https://elsewhere.example/x.css);", "only blocks")]
    [InlineData(":root { --primary: url(https://elsewhere.example/x) }", "gives colours as")]
    [InlineData(":root { --primary: #12345678 }", "gives colours as")]
    [InlineData(":root { color: #123456 }", "gives colours as")]
    [InlineData(":root { --target: #123456 }", "no colour '--target'")]
    [InlineData(":root { --primary: #123456 } } body { display: none }", "only blocks")]
    [InlineData(":root[data-theme=\"light\"] { --primary: #123456", "only blocks")]
    public void Anything_else_is_refused_with_what_was_wrong(string text, string said) =>
        Assert.Contains(said, Assert.Throws<ThemeException>(() => ThemeSheet.Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_colour_that_may_be_set_is_one_of_the_console()
    {
        var tokens = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "wwwroot", "app", "base.css"));
        Assert.All(ThemeSheet.Colours, each => Assert.Contains($"--{each}: #", tokens, StringComparison.Ordinal));
    }
}
