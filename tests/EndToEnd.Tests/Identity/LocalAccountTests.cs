using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Processes;
using Microsoft.Playwright;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.ScreenPictures;
using static LiveView.EndToEnd.Tests.Console.SoundScreen;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Identity;

/// <summary>A fresh installation in a real browser, from the set-up code to a passkey that signs in again.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class LocalAccountTests(Stage stage)
{
    private static readonly Dictionary<string, object> Authenticator = new()
    {
        ["options"] = new Dictionary<string, object>
        {
            ["protocol"] = "ctap2",
            ["transport"] = "internal",
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = true,
            ["isUserVerified"] = true,
            ["automaticPresenceSimulation"] = true,
        },
    };

    [Fact]
    [Trait(Writes, "pictures")]
    public async Task The_first_administrator_makes_a_passkey_invites_somebody_signs_out_and_signs_in_with_it()
    {
        await using var server = await Server.StartAsync(new ServerOptions { Demo = false });
        var address = new UriBuilder(server.Http) { Host = "localhost" }.Uri;
        await using var page = DeskPage.Over(await stage.Set.Browser.NewPageAsync(address), "administrator");
        await AddAuthenticatorAsync(page.Page);

        await page.Page.GotoAsync("/enrol.html");
        await IsSoundAsync(page);
        await TakeAsync(page, "set-up");
        await page.Page.Locator("[name=code]").FillAsync(await File.ReadAllTextAsync(Path.Combine(server.DataDirectory, "set-up-code")));
        await page.Page.Locator("[name=login]").FillAsync("beheerder-1");
        await page.Page.Locator("[data-form=enrol-start] button").ClickAsync();
        await page.Page.Locator("[name=name]").FillAsync("Anna de Vries");
        await page.Page.Locator("[name=organisation]").SelectOptionAsync("pac-veilig");
        await IsSoundAsync(page);
        await page.Action("make-passkey").ClickAsync();
        await Expect(page.Page.Locator("[data-enrolled]")).ToBeVisibleAsync();
        await IsSoundAsync(page);

        await page.Page.GotoAsync("/accounts.html");
        await Expect(page.Page.Locator("[data-account]")).ToHaveCountAsync(1);
        await page.Page.Locator("[data-form=invite] [name=name]").FillAsync("Bert Bos");
        await page.Page.Locator("[data-form=invite] [value=operator]").CheckAsync();
        await page.Page.Locator("[data-form=invite] button").ClickAsync();
        await Expect(page.Page.Locator("[data-invitation]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$"));
        await Expect(page.Page.Locator("[data-open-invitation]")).ToContainTextAsync("Bert Bos");
        await IsSoundAsync(page);
        await TakeAsync(page, "accounts-of-an-administrator");
        await page.Action("withdraw-invitation").ClickAsync();
        await Expect(page.Page.Locator("[data-open-invitation]")).ToHaveCountAsync(0);

        await page.Action("sign-out").ClickAsync();
        await Expect(page.Action("passkey-sign-in")).ToBeVisibleAsync();
        await IsSoundAsync(page);
        Assert.Empty(await page.Page.Context.CookiesAsync());
        Assert.Equal("", await page.Page.EvaluateAsync<string>(
            "async () => [...Object.keys(sessionStorage), ...(await indexedDB.databases()).map(each => each.name), ...await caches.keys()].join()"));
        Assert.DoesNotContain("Anna", await page.Page.EvaluateAsync<string>("() => JSON.stringify(localStorage)"), StringComparison.Ordinal);

        await page.Action("passkey-sign-in").ClickAsync();
        await page.Page.WaitForURLAsync("**/accounts.html");
        await Expect(page.Page.Locator("[data-account]")).ToContainTextAsync("Anna de Vries");
        Assert.Equal([], page.Errors);
    }

    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", Authenticator);
    }
}
