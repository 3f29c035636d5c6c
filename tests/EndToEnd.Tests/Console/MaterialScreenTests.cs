using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Story;
using Microsoft.Playwright;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.ScreenPictures;
using static LiveView.EndToEnd.Tests.Console.SoundScreen;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>A photo goes from the alarm centre's screen to one control room's, and off it again.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class MaterialScreenTests(Stage stage)
{
    [Fact]
    [Trait(Writes, "pictures")]
    public async Task A_photo_is_added_shared_looked_at_and_withdrawn_and_then_leaves_the_screen_by_itself()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], ["lv-0001-till"]);
        var centre = await scene.PageAsync("op-veilig");
        var room = await scene.PageAsync("dis-midden");
        await centre.WaitForMovingPictureAsync(scene.Incident, "lv-0001-till", TimeSpan.FromSeconds(30));
        var still = await centre.Page.RunAndWaitForDownloadAsync(() => centre.Tile(scene.Incident, "lv-0001-till").Locator("[data-action=snapshot]").ClickAsync());
        var photo = new FilePayload { Name = "foto.jpg", MimeType = "image/jpeg", Buffer = await File.ReadAllBytesAsync(await still.PathAsync()) };

        await centre.Page.Locator("lv-material input[name=title]").FillAsync("Man in rode jas");
        await centre.Page.Locator("lv-material input[name=file]").SetInputFilesAsync(photo);
        await centre.Action("add-material").ClickAsync();
        await Expect(centre.Page.Locator("[data-material]")).ToContainTextAsync("Man in rode jas");
        await Expect(room.Page.Locator("[data-material]")).ToHaveCountAsync(0);

        await centre.Action("release-material").ClickAsync();
        await Expect(room.Page.Locator("[data-material]")).ToContainTextAsync("Man in rode jas");
        await room.Action("look").ClickAsync();
        await Expect(room.Page.Locator("dialog.material-large")).ToBeVisibleAsync();
        await Expect(room.Page.Locator("dialog.material-large .tile-mark")).ToContainTextAsync("Meldkamer Midden-Nederland");
        Assert.True(await room.Page.Locator("dialog.material-large canvas").EvaluateAsync<bool>(
            "canvas => canvas.width > 100 && canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((value, i) => i % 4 < 3 && value > 0)"));
        await Expect(centre.Page.Locator("[data-material]")).ToContainTextAsync("Meldkamer Midden-Nederland");
        await IsSoundAsync(room);
        await TakeAsync(room, "material");

        await centre.Action("withdraw-material").ClickAsync();
        await Expect(room.Page.Locator("dialog.material-large")).ToBeHiddenAsync();
        await Expect(room.Page.Locator("[data-material]")).ToHaveCountAsync(0);
        await IsSoundAsync(room);
        await IsSoundAsync(centre);
    }
}
