using System.Net;
using System.Net.Http.Json;
using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Desks;
using LiveView.Simulation.Pictures;
using LiveView.Simulation.Processes;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Identity;

[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class OutsideTheDemonstrationTests(Stage stage)
{
    [Fact]
    public async Task An_installation_that_nobody_claimed_says_so_and_lets_nobody_in()
    {
        await using var server = await Server.StartAsync(new ServerOptions { Demo = false });
        await using var page = DeskPage.Over(await stage.Set.Browser.NewPageAsync(server.Http), "nobody");
        await page.Page.GotoAsync("/");
        await Expect(page.Page.Locator("main")).ToContainTextAsync("Deze installatie is nog van niemand");
        await Expect(page.Page.Locator("[data-person]")).ToHaveCountAsync(0);

        using var nobody = DeskSession.Anonymous(server.Http);
        using var signIn = await nobody.Http.PostAsJsonAsync("/v1/demo/sign-in", new { person = "op-veilig" });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, signIn.StatusCode);
        foreach (var path in (string[])["/v1/me", "/v1/desk", "/v1/figures", "/v1/incidents/0123456789abcdef0123456789abcdef"])
        {
            using var answer = await nobody.Http.GetAsync(path);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        }
        var tap = await PictureTap.TryAsync(nobody, "0123456789abcdef0123456789abcdef", "lv-0001-overview", TimeSpan.FromSeconds(2));
        Assert.Equal((503, 0L), (tap.Refused, tap.Bytes));
    }
}
