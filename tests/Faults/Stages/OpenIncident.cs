using LiveView.Simulation.Browsers;
using LiveView.Simulation.Processes;
using LiveView.Simulation.Story;
using Xunit;

namespace LiveView.Faults.Stages;

/// <summary>An open, forwarded incident with an operator and a room in front of their screens: what a fault happens to.</summary>
internal sealed class OpenIncident : IAsyncDisposable
{
    public const string Camera = "lv-0001-overview";
    public const string ConvertedCamera = "lv-0003-no-h264";
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

    public Scene? Converted { get; private set; }

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

    /// <summary>Lets the operator look at a camera whose picture is converted, so that an ffmpeg runs.</summary>
    public async Task WatchConvertedCameraAsync()
    {
        Converted = await Scene.RaiseAsync(Stage, "3456", "LV-0003");
        var page = await Converted.PageAsync("op-veilig");
        await page.OpenAsync(Converted.Incident);
        await ConvertedPictureComesBackAsync(PictureWithin);
        Assert.NotEmpty(Server.Ffmpegs);
    }

    public async Task ConvertedPictureComesBackAsync(TimeSpan within) => await Converted!.Pages[0].WaitForPictureAfterAsync(
        Converted.Incident, ConvertedCamera, TimeProvider.System.GetUtcNow(), within);

    public async ValueTask DisposeAsync()
    {
        if (Converted is not null)
            await Converted.DisposeAsync();
        await Scene.DisposeAsync();
        await Stage.DisposeAsync();
    }
}
