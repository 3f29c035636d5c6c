using System.Globalization;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Story;

namespace LiveView.Benchmarks.Desk;

internal sealed class WeightBench : IBench
{
    private const double Most = 60;
    private const string Room = "mk-midden-nederland";
    private const string Camera = "lv-0001-overview";
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(30);

    public string Name => "weight";

    public string Measures => "what a desk fetches in Chromium: from the sign-in page on while it is quiet, and by itself until it begins with its map beside a moving picture";

    public async Task<BenchOutcome> RunAsync(CancellationToken cancellation)
    {
        await using var stage = await StoryStage.SetAsync(withBrowser: true, cancellation: cancellation);
        var quiet = await QuietAsync(stage, "dis-midden");
        await using var scene = await Scene.RaiseAsync(stage);
        await scene.ForwardAsync([Room], [Camera]);
        var room = await BusyAsync(stage, scene, "dis-midden");
        var centre = await BusyAsync(stage, scene, "op-veilig");
        Say("a control room's desk that is quiet, with the page to sign in", quiet);
        Say("a control room's desk with a moving picture", room);
        Say("an alarm centre's desk with a moving picture", centre);
        return new BenchOutcome(
            new Dictionary<string, double> { ["quiet_brotli_kib"] = quiet, ["room_brotli_kib"] = room, ["centre_brotli_kib"] = centre },
            quiet <= Most && room <= Most && centre <= Most);
    }

    /// <summary>KiB of a desk that was just opened.</summary>
    public static async Task<double> QuietAsync(StoryStage stage, string person)
    {
        var page = await stage.Browser.NewPageAsync(stage.Server.Http);
        var weight = new PageWeight(page);
        await using var desk = await DeskPage.SignInAsync(page, person);
        await desk.Page.Locator("main").WaitForAsync();
        return await weight.BeforeMapAsync() / 1024.0;
    }

    private static async Task<double> BusyAsync(StoryStage stage, Scene scene, string person)
    {
        var page = await stage.Browser.NewPageAsync(stage.Server.Http);
        await using var desk = await DeskPage.SignInAsync(page, person);
        await desk.Page.Locator("main").WaitForAsync();
        var weight = new PageWeight(page);
        await page.ReloadAsync();
        await desk.OpenAsync(scene.Incident);
        await desk.WaitForMovingPictureAsync(scene.Incident, Camera, Within);
        return await weight.BeforeMapAsync() / 1024.0;
    }

    private static void Say(string what, double weight) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"  {what}, KiB brotli: {weight:0.0} (aim: at most {Most:0}){(weight <= Most ? "" : " - not reached")}"));
}
