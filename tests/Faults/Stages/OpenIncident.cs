using LiveView.Simulation.Browsers;
using LiveView.Simulation.Processes;
using LiveView.Simulation.Story;
using Xunit;

namespace LiveView.Faults.Stages;

/// <summary>An open, forwarded incident with an operator and a room in front of their screens: what a fault happens to.</summary>
internal sealed class OpenIncident : IAsyncDisposable
{
    public const string Camera = "lv-0001-overview";
    public static readonly TimeSpan PictureWithin = TimeSpan.FromSeconds(12);

    private OpenIncident(StoryStage stage, Scene scene, DeskPage centre, DeskPage room)
    {
        Stage = stage;
        Scene = scene;
        Centre = centre;
        Room = room;
    }

    public StoryStage Stage { get; }

    public Scene Scene { get; }

    public DeskPage Centre { get; }

    public DeskPage Room { get; }

    public Server Server => Stage.Server;

    public string Id => Scene.Incident;

    public static async Task<OpenIncident> BeginAsync(ServerOptions? options = null)
    {
        var stage = await StoryStage.SetAsync(withBrowser: true, options);
        try
        {
            var scene = await Scene.RaiseAsync(stage);
            await scene.ForwardAsync(["mk-midden-nederland", "mk-oost-nederland"], [Camera, "lv-0001-till"]);
            var open = new OpenIncident(stage, scene, await scene.PageAsync("op-veilig"), await scene.PageAsync("dis-midden"));
            foreach (var page in scene.Pages)
            {
                await page.WaitForMovingPictureAsync(scene.Incident, Camera, PictureWithin);
                await page.Page.EvaluateAsync("() => { globalThis.sameLoad = true; }");
            }
            return open;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>Both screens show moving pictures that came after this call, and neither was loaded again.</summary>
    public async Task PicturesComeBackAsync(TimeSpan within)
    {
        var since = TimeProvider.System.GetUtcNow();
        await Task.WhenAll(Scene.Pages.Select(page => page.WaitForPictureAfterAsync(Id, Camera, since, within)));
        foreach (var page in Scene.Pages)
            Assert.True(await page.Page.EvaluateAsync<bool>("() => globalThis.sameLoad === true"), $"{page.Person}: the page was loaded again.");
    }

    public async ValueTask DisposeAsync()
    {
        await Scene.DisposeAsync();
        await Stage.DisposeAsync();
    }
}
