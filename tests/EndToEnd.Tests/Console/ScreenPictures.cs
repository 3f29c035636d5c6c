using LiveView.Simulation.Browsers;
using LiveView.Simulation.Processes;
using Xunit;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>What the screens look like, for those who read the documents; written only with <c>LIVEVIEW_SCREENSHOTS=1</c>.</summary>
internal static class ScreenPictures
{
    /// <summary>The trait, with value <c>pictures</c>, of tests that write: <c>./live-view screens</c> runs those alone.</summary>
    public const string Writes = "writes";

    public static async Task TakeAsync(DeskPage page, string name, string folder = "screens", int width = 1440, int height = 900)
    {
        await page.Page.SetViewportSizeAsync(width, height);
        await page.Page.Mouse.MoveAsync(width / 2, 2);
        if (Environment.GetEnvironmentVariable("LIVEVIEW_SCREENSHOTS") != "1")
            return;
        var picture = await page.Page.ScreenshotAsync();
        Assert.NotEmpty(picture);
        var directory = Directory.CreateDirectory(Path.Combine(RepositoryFiles.Root, "docs", folder));
        await File.WriteAllBytesAsync(Path.Combine(directory.FullName, $"{name}.png"), picture);
    }
}
