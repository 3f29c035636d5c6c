using LiveView.Domain.Connections;
using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Story;
using Microsoft.Playwright;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.ScreenPictures;
using static LiveView.EndToEnd.Tests.Console.SoundScreen;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>A tracked object on the screens of the alarm centre and of two control rooms: where it is, how sure that is, and who leads.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class FollowScreenTests(Stage stage)
{
    private const string Bag = "buit-7";
    private const string Wagon = "geldwagen-17";
    private static readonly LocatorAssertionsToContainTextOptions s_text = new() { Timeout = 30_000 };
    private static readonly LocatorAssertionsToBeVisibleOptions s_soon = new() { Timeout = 30_000 };

    [Fact]
    [Trait(Writes, "pictures")]
    public async Task An_object_is_followed_in_words_and_on_the_map_turns_hollow_when_it_falls_silent_and_the_lead_moves_on_the_screen()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], []);
        using var tracker = await TrackerInPlay.StartAsync(stage.Set.Server.Http, Bag, new GeoPosition(52.19, 5.38));
        await scene.Operator.CommandAsync(scene.Incident, "objects", new { @object = Bag });
        await scene.Operator.CommandAsync(scene.Incident, $"objects/{Bag}/releases", new { to = "mk-midden-nederland", trail = "kept" });
        var centre = await scene.PageAsync("op-veilig");
        var room = await scene.PageAsync("dis-midden");
        var strangers = Strangers(room);
        await tracker.ReportAsync();
        await room.Action("follow").ClickAsync();
        await Expect(room.Page.Locator("[data-object] [data-place=measured]")).ToBeVisibleAsync(s_soon);
        await Expect(room.Page.Locator("[data-object]")).ToContainTextAsync("95 %");
        await Expect(centre.Page.Locator("[data-room=mk-midden-nederland][data-part=lead]")).ToBeVisibleAsync(s_soon);

        await room.Action("object-map").ClickAsync();
        await tracker.ReportAsync();
        await Expect(room.Page.Locator(".map-object")).ToBeVisibleAsync(s_soon);
        await Expect(room.Page.Locator("[data-region-of]")).ToContainTextAsync("Nederland", s_text);
        await Expect(room.Page.Locator("[data-object-map] canvas")).ToBeVisibleAsync();
        await Expect(room.Page.Locator(".trail-list")).ToHaveCountAsync(1);
        await room.Page.Locator("lv-object-map").ScrollIntoViewIfNeededAsync();
        await TakeAsync(room, "follow");

        // It says nothing for a while.
        await Expect(room.Page.Locator(".map-object[data-place=estimated]")).ToBeVisibleAsync(s_soon);
        await Expect(room.Page.Locator("[data-object] [data-place=estimated]")).ToContainTextAsync("○");
        await IsSoundAsync(room);

        await room.Action("choose-next-room").ClickAsync();
        await room.Page.Locator(".lead-offer select").SelectOptionAsync("mk-oost-nederland");
        await IsSoundAsync(room);
        await room.Action("offer-lead").ClickAsync();
        var neighbour = await scene.PageAsync("dis-oost");
        await Expect(neighbour.Action("accept-lead")).ToBeVisibleAsync(s_soon);
        await IsSoundAsync(neighbour);
        await neighbour.Action("accept-lead").PressAsync("Enter");
        foreach (var page in new[] { centre, room, neighbour })
        {
            await Expect(page.Page.Locator("[data-room=mk-oost-nederland][data-part=lead]")).ToBeVisibleAsync(s_soon);
        }

        await Expect(room.Page.Locator("[data-room=mk-midden-nederland][data-part=support]")).ToBeVisibleAsync();
        await IsSoundAsync(centre);
        Assert.Empty(strangers);
    }

    [Fact]
    public async Task A_camera_ahead_is_asked_for_released_with_one_click_and_comes_to_the_front_before_the_object_is_there()
    {
        const string Forecourt = "lv-0002-forecourt";
        await using var scene = await Scene.RaiseAsync(stage.Set, "2345", "LV-0002");
        await scene.ForwardAsync(["mk-oost-nederland"], []);
        using var tracker = await TrackerInPlay.StartAsync(stage.Set.Server.Http, Wagon, new GeoPosition(52.1979, 5.8767));
        await scene.Operator.CommandAsync(scene.Incident, "objects", new { @object = Wagon });
        await scene.Operator.CommandAsync(scene.Incident, $"objects/{Wagon}/releases", new { to = "mk-oost-nederland", trail = "liveOnly" });
        var centre = await scene.PageAsync("op-veilig");
        var room = await scene.PageAsync("dis-oost");
        await tracker.ReportAsync();
        await room.Action("follow").ClickAsync();
        await Expect(room.Page.Locator("[data-cameras-ahead]")).ToBeVisibleAsync(s_soon);
        await Expect(room.Tile(scene.Incident, Forecourt)).ToHaveCountAsync(0);
        await room.Action("ask-cameras").ClickAsync();
        await centre.Page.Locator("lv-request-inbox [data-action=release-asked]").ClickAsync();
        await tracker.ReportAsync();
        await Expect(room.Page.Locator($"[data-ahead={Forecourt}]")).ToBeVisibleAsync(s_soon);
        await Expect(room.Tile(scene.Incident, Forecourt)).ToHaveAttributeAsync("data-coming", "true");
        await IsSoundAsync(room);
        // The estimate drives on: it comes past.
        await Expect(room.Page.Locator("[data-cameras-ahead]")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await Expect(room.Tile(scene.Incident, Forecourt)).ToHaveAttributeAsync("data-coming", "false");
    }

    [Fact]
    public async Task All_objects_are_followed_together_on_one_map_and_one_that_is_withdrawn_leaves_it()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], []);
        using var bag = await TrackerInPlay.StartAsync(stage.Set.Server.Http, Bag, new GeoPosition(52.19, 5.38));
        using var wagon = await TrackerInPlay.StartAsync(stage.Set.Server.Http, Wagon, new GeoPosition(52.09, 5.12));
        foreach (var each in new[] { Bag, Wagon })
        {
            await scene.Operator.CommandAsync(scene.Incident, "objects", new { @object = each });
            await scene.Operator.CommandAsync(scene.Incident, $"objects/{each}/releases", new { to = "mk-midden-nederland", trail = "liveOnly" });
        }

        var room = await scene.PageAsync("dis-midden");
        await bag.ReportAsync();
        await wagon.ReportAsync();
        await room.Action("overview").PressAsync("Enter");
        await Expect(room.Page.Locator("[data-overview]")).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        await Expect(room.Page.Locator("[data-overview-map] .map-object")).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        await bag.ReportAsync();
        await Expect(room.Page.Locator($"[data-overview={Bag}][data-place=measured]")).ToBeVisibleAsync(s_soon);
        await Expect(room.Page.Locator("[data-overview-state]")).ToContainTextAsync("2", s_text);
        await IsSoundAsync(room);

        var release = (await scene.ReadAsync())!.Value.GetProperty("objects").EnumerateArray().Single(each => each.GetProperty("id").GetString() == Wagon).GetProperty("releases")[0];
        await scene.Operator.WithdrawAsync(scene.Incident, release.GetProperty("id").GetString()!);
        await Expect(room.Page.Locator("[data-overview-map] .map-object")).ToHaveCountAsync(1);
        await Expect(room.Page.Locator($"[data-overview={Wagon}]")).ToHaveCountAsync(0);
    }

    /// <summary>Requests of a page to another host than ours, as they come.</summary>
    private List<string> Strangers(DeskPage page)
    {
        List<string> found = [];
        page.Page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } asked && asked.Authority != stage.Set.Server.Http.Authority)
            {
                found.Add(request.Url);
            }
        };
        return found;
    }
}
