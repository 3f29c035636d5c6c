using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Story;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.ScreenPictures;
using static LiveView.EndToEnd.Tests.Console.SoundScreen;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>What the parties of an incident write to each other, and up to where each has read, on their screens.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class ChatScreenTests(Stage stage)
{
    [Fact]
    [Trait(Writes, "pictures")]
    public async Task A_message_is_announced_counted_and_read_and_its_writer_sees_by_whom_and_up_to_where()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await using var other = await Scene.RaiseAsync(stage.Set, "2345", "LV-0002");
        await scene.ForwardAsync(["mk-midden-nederland"], ["lv-0001-till"]);
        await other.ForwardAsync(["mk-midden-nederland"], ["lv-0002-forecourt"]);
        var centre = await scene.PageAsync("op-veilig", width: 1440, height: 900);
        var room = await scene.PageAsync("dis-midden", width: 1440, height: 900);
        await centre.OpenAsync(scene.Incident);
        await room.OpenAsync(other.Incident);

        await centre.Page.Locator("#note-text").FillAsync("Dader rent naar achteren, grijze jas");
        await centre.Page.Locator("#note-text").PressAsync("Enter");
        await Expect(centre.Page.Locator("#note-text")).ToHaveValueAsync("");
        var badge = room.Page.Locator($"[data-incident-row='{scene.Incident}'] [data-unread]");
        await Expect(badge).ToHaveAttributeAsync("data-unread", "1");
        await Expect(room.Page.Locator("lv-announcer [aria-live=polite]")).ToContainTextAsync("grijze jas");
        await Expect(centre.Page.Locator("[data-read-by]")).ToHaveCountAsync(0);

        await room.OpenAsync(scene.Incident);
        await room.Page.Locator("lv-chat").ScrollIntoViewIfNeededAsync();
        await Expect(centre.Page.Locator("[data-read-by]")).ToContainTextAsync("Midden-Nederland");
        await Expect(badge).ToHaveCountAsync(0);
        await room.Page.Locator("#note-text").FillAsync("Twee eenheden rijden aan");
        await room.Action("note").ClickAsync();
        await Expect(room.Page.Locator("[data-read-by]")).ToContainTextAsync("PAC Veilig");
        await IsSoundAsync(room);
        await TakeAsync(room, "messages");
        await IsSoundAsync(centre);
    }
}
