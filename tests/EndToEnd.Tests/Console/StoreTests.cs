using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Browsers;
using Xunit;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>When the desk's store finds that it missed something and must ask for the whole desk again.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class StoreTests(Stage stage)
{
    private const string Apply = """
        async ([run, position, event]) => {
          const { Store } = await import('/app/core/store.js');
          const store = new Store();
          store.replace({ run: 'a', position: 4, incidents: [], notices: [] });
          return store.apply({ run, position, event, incident: null, notice: null });
        }
        """;

    [Theory]
    [InlineData("a", 5, "notice", true), InlineData("a", 4, "notice", true), InlineData("a", 6, "notice", false), InlineData("b", 5, "notice", false)]
    [InlineData("a", 4, "resynchronise", true), InlineData("a", 5, "resynchronise", false), InlineData("b", 4, "resynchronise", false)]
    public async Task After_position_4_of_run_a_an_announcement_follows_on_or_is_a_gap(string run, int position, string name, bool follows)
    {
        await using var page = DeskPage.Over(await stage.Set.Browser.NewPageAsync(stage.Set.Server.Http), "nobody");
        await page.Page.GotoAsync("/");

        Assert.Equal(follows, await page.Page.EvaluateAsync<bool>(Apply, new object[] { run, position, name }));
    }
}
