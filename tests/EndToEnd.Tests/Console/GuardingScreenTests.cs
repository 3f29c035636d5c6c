using LiveView.Domain.Connections;
using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Desks;
using LiveView.Simulation.Story;
using Microsoft.Playwright;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.ScreenPictures;
using static LiveView.EndToEnd.Tests.Console.SoundScreen;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>Where an alarm centre sets watches and fences, with the keyboard alone; and what comes of them at its desk.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class GuardingScreenTests(Stage stage)
{
    private const string Person = "bewaakt-3";

    /// <summary>Around where the tracker sets off, half a kilometre to each side.</summary>
    private const string Corners = "52.0955, 5.0927\n52.0955, 5.1073\n52.1045, 5.1073\n52.1045, 5.0927";

    private static readonly LocatorAssertionsToBeVisibleOptions s_soon = new() { Timeout = 30_000 };

    [Fact]
    [Trait(Writes, "pictures")]
    public async Task A_guarded_person_that_leaves_its_area_is_an_incident_at_the_desk_and_only_during_the_watch()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        var centre = await scene.PageAsync("op-veilig");
        var page = centre.Page;
        await page.GotoAsync("/guarding.html");
        var keyboard = new Keyboard(centre);
        await page.Locator("[name=guarded]").SelectOptionAsync(Person);
        await Expect(page.Locator("[data-duress=whileWatched]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-form=watch]")).ToBeVisibleAsync(s_soon);

        await page.Locator("[name=from]").FillAsync(await LocalAsync(page, -10));
        await page.Locator("[name=until]").FillAsync(await LocalAsync(page, 120));
        await keyboard.TabToAsync("[name=authority]");
        await keyboard.TypeAsync("Parket Midden-Nederland");
        await keyboard.TabToAsync("[name=legalBasis]");
        await keyboard.TypeAsync("Politiewet 2012, artikel 3");
        await keyboard.DoAsync("[data-action=set-watch]");
        await Expect(page.Locator("[data-watch]")).ToContainTextAsync("Parket Midden-Nederland");

        await keyboard.TabToAsync("[data-form=fence] [name=name]");
        await keyboard.TypeAsync("Woning");
        await keyboard.TabToAsync("[name=points]");
        await keyboard.TypeAsync("hier");
        await keyboard.DoAsync("[data-action=set-fence]");
        await Expect(page.Locator("[data-problem=no-place]")).ToContainTextAsync("1");
        await page.Locator("[name=points]").FillAsync(Corners);
        await keyboard.DoAsync("[data-action=set-fence]");
        await Expect(page.Locator("[data-fence]")).ToContainTextAsync("Woning");
        await Expect(page.Locator("[data-problem]")).ToHaveCountAsync(0);
        await IsSoundAsync(centre);

        using var tracker = await TrackerInPlay.StartAsync(stage.Set.Server.Http, Person, new GeoPosition(52.1, 5.1));
        await page.ReloadAsync();
        await page.Locator("[name=guarded]").SelectOptionAsync(Person);
        await Expect(page.Locator("[data-heard=raised]")).ToHaveCountAsync(1);
        await IsSoundAsync(centre);
        await TakeAsync(centre, "guarding", height: 1600);

        var incident = DeskClient.Id(await scene.Operator.WaitForAsync(
            each => each.GetProperty("kind").GetString() == "pursuit" && each.GetProperty("objects")[0].GetProperty("id").GetString() == Person, TimeSpan.FromSeconds(20)));
        await page.GotoAsync("/desk.html");
        await centre.OpenAsync(incident);
        await Expect(page.Locator($"[data-object={Person}]")).ToBeVisibleAsync(s_soon);

        await page.GotoAsync("/guarding.html");
        await page.Locator("[name=guarded]").SelectOptionAsync(Person);
        await centre.Action("end-watch").PressAsync("Enter");
        await Expect(page.Locator("[data-watch]")).ToHaveCountAsync(0);
        await centre.Action("remove-fence").PressAsync("Enter");
        await Expect(page.Locator("[data-fence]")).ToHaveCountAsync(0);
        await scene.Operator.DismissAsync(incident);
    }

    /// <summary>So many minutes from now, as the browser writes it in a field.</summary>
    private static Task<string> LocalAsync(IPage page, int minutes) => page.EvaluateAsync<string>(
        "minutes => { const at = new Date(Date.now() + minutes * 60_000); return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16); }", minutes);
}
