using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Story;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.SoundScreen;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>Where the work stands below the pictures, Tab goes down the screen as the eye does (WCAG 2.4.3, 1.3.2).</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class ReadingOrderTests(Stage stage)
{
    private static readonly string[] s_downwards = ["pictures", "work", "more"];

    // Which of the three parts of an incident has the focus.
    private const string Part = """
        () => { const held = document.activeElement;
          return held?.closest('.incident-work') ? 'work' : held?.closest('.incident-more') ? 'more' : held?.closest('lv-pictures') ? 'pictures' : ''; }
        """;

    private const string Tops = "() => ['lv-pictures', '.incident-work', '.incident-more'].map(each => Math.round(document.querySelector(`main ${each}`).getBoundingClientRect().top + scrollY))";

    [Fact]
    public async Task On_a_narrow_screen_Tab_goes_from_the_pictures_to_the_work_and_then_to_the_rest_at_both_desks()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], ["lv-0001-till", "lv-0001-entrance"]);
        foreach (var person in (string[])["op-veilig", "dis-midden"])
        {
            var desk = await scene.PageAsync(person, width: 1000, height: 800);
            await desk.OpenAsync(scene.Incident);
            await Expect(desk.Page.Locator("[data-shows=log] lv-log")).ToBeVisibleAsync();
            var tops = await desk.Page.EvaluateAsync<int[]>(Tops);
            Assert.Equal(tops.Order(), tops);
            Assert.Equal(s_downwards, await PartsByTabAsync(desk));
            await IsSoundAsync(desk);
        }
    }

    [Fact]
    public async Task A_screen_that_becomes_narrow_keeps_its_pictures()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], ["lv-0001-till"]);
        var room = await scene.PageAsync("dis-midden", width: 1280, height: 800);
        await room.WaitForMovingPictureAsync(scene.Incident, "lv-0001-till", TimeSpan.FromSeconds(30));
        await room.Tile(scene.Incident, "lv-0001-till").EvaluateAsync("tile => { tile.kept = true; }");
        await room.Page.SetViewportSizeAsync(1000, 800);
        await Expect(room.Page.Locator(".incident-look > .incident-work [data-action=accept]")).ToBeVisibleAsync();
        Assert.True(await room.Tile(scene.Incident, "lv-0001-till").EvaluateAsync<bool>("tile => tile.kept === true"));
        await room.Page.SetViewportSizeAsync(1280, 800);
        await Expect(room.Page.Locator(".incident > .incident-work [data-action=accept]")).ToBeVisibleAsync();
    }

    /// <summary>The parts of the incident in the order in which Tab comes to them, from its first picture on.</summary>
    private static async Task<IReadOnlyList<string>> PartsByTabAsync(DeskPage desk)
    {
        var parts = new List<string>();
        await desk.Page.Locator("main .tile-enlarge").First.FocusAsync();
        for (var part = await desk.Page.EvaluateAsync<string>(Part); part.Length > 0; part = await desk.Page.EvaluateAsync<string>(Part))
        {
            if (parts.Count == 0 || parts[^1] != part)
                parts.Add(part);
            await desk.Page.Keyboard.PressAsync("Tab");
        }

        return parts;
    }
}
