using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Story;
using Microsoft.Playwright;
using Xunit;
using static LiveView.EndToEnd.Tests.Console.SoundScreen;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>What an operator presses stays where it is, and says what it did.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
public sealed class SharingScreenTests(Stage stage)
{
    private const string Till = "lv-0001-till";
    private const string Entrance = "lv-0001-entrance";

    [Fact]
    public async Task A_camera_keeps_its_place_in_the_list_when_it_is_shared_and_the_log_names_the_room()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Till]);
        var centre = await scene.PageAsync("op-veilig");
        var places = centre.Page.Locator("lv-room-releases li[data-share]");
        var share = centre.Page.Locator($"[data-action=release][data-camera={Entrance}]");
        await Expect(share).ToBeVisibleAsync();
        var before = await CamerasAsync(places);
        await share.ClickAsync();
        await Expect(centre.Page.Locator($"[data-action=withdraw][data-camera={Entrance}]")).ToBeVisibleAsync();

        Assert.Equal(before.Distinct(), (await CamerasAsync(places)).Distinct());
        await Expect(centre.Page.Locator("[data-log=forwarded]")).ToContainTextAsync("Midden-Nederland");
        await IsSoundAsync(centre);
    }

    [Fact]
    public async Task One_key_stops_sharing_the_large_camera_with_every_room_and_a_row_opens_for_what_else_is_shared_of_it()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland", "mk-oost-nederland"], [Till, Entrance]);
        var centre = await scene.PageAsync("op-veilig");
        var row = centre.Page.Locator("lv-room-releases").First.Locator($"[data-share={Till}]");
        await Expect(row.Locator("[data-action=release-replay]")).ToHaveCountAsync(0);
        await row.Locator("[data-action=share-details]").PressAsync("Enter");
        await Expect(row.Locator("[data-action=release-replay]")).ToBeVisibleAsync();
        await IsSoundAsync(centre);

        await centre.Tile(scene.Incident, Till).Locator(".tile-enlarge").ClickAsync();
        await Expect(centre.Page.Locator("lv-tile.large")).ToHaveAttributeAsync("data-camera", Till);
        await centre.Page.Keyboard.PressAsync("x");
        await Expect(centre.Page.Locator($"[data-action=release][data-camera={Till}]")).ToHaveCountAsync(2);
        await Expect(centre.Page.Locator($"[data-action=withdraw][data-camera={Entrance}]")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Before_anything_is_recorded_looking_back_says_so_and_a_still_picture_says_that_it_was_saved()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        var centre = await scene.PageAsync("op-veilig");
        await centre.WaitForMovingPictureAsync(scene.Incident, Till, TimeSpan.FromSeconds(30));
        var tile = centre.Tile(scene.Incident, Till);
        await tile.Locator("[data-action=replay]").ClickAsync();
        await Expect(tile.Locator(".replay-notice")).ToContainTextAsync("nog niets opgenomen");
        await IsSoundAsync(centre);
        await tile.Locator("[data-action=replay-live]").ClickAsync();

        var saved = await centre.Page.RunAndWaitForDownloadAsync(() => tile.Locator("[data-action=snapshot]").ClickAsync());
        await Expect(tile.Locator(".tile-saved")).ToContainTextAsync(saved.SuggestedFilename);
        await IsSoundAsync(centre);
        // Then the picture is free again.
        await Expect(tile.Locator(".tile-saved")).ToBeHiddenAsync(new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task Only_a_desk_that_answers_alarms_is_asked_to_switch_its_sound_on()
    {
        await using var officer = await DeskPage.SignInAsync(stage.Set.Browser, stage.Set.Server.Http, "pf-veilig");
        await Expect(officer.Page.Locator("lv-ask-form")).ToBeVisibleAsync();
        await Expect(officer.Page.Locator("lv-shift")).ToHaveCountAsync(0);
        await using var centre = await DeskPage.SignInAsync(stage.Set.Browser, stage.Set.Server.Http, "op-veilig");
        await Expect(centre.Page.Locator("lv-shift")).ToBeVisibleAsync();
    }

    private static async Task<IReadOnlyList<string?>> CamerasAsync(ILocator places) =>
        [.. (await places.Locator("[data-camera]").EvaluateAllAsync<string[]>("all => all.map(each => each.dataset.camera)"))];

    [Fact]
    public async Task A_room_is_invited_with_a_role_that_both_desks_show_and_sharing_says_that_it_goes_on_to_that_room()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], ["lv-0001-till"]);
        var centre = await scene.PageAsync("op-veilig");
        var room = await scene.PageAsync("dis-midden");
        await room.OpenAsync(scene.Incident);
        await room.AcceptAsync();
        await room.Action("ask-invite").ClickAsync();
        await room.Page.Locator("select[name=party]").SelectOptionAsync("mk-rotterdam");
        await Expect(room.Page.Locator("select[name=role] option")).ToHaveCountAsync(2);
        await room.Page.Locator("select[name=role]").SelectOptionAsync("takeOver");
        await room.Action("invite").ClickAsync();

        foreach (var desk in (DeskPage[])[room, centre])
        {
            await Expect(desk.Page.Locator("[data-invited=mk-rotterdam]")).ToContainTextAsync("Overnemen");
            await Expect(desk.Page.Locator("[data-log=invited]")).ToContainTextAsync("rol: overnemen");
        }

        await Expect(centre.Page.Locator("[data-goes-on=mk-midden-nederland]")).ToContainTextAsync("Rotterdam");
        var share = centre.Page.Locator("[data-action=release][data-camera=lv-0001-overview][aria-describedby=goes-on-mk-midden-nederland]");
        await Expect(share).ToHaveTextAsync("Delen, ook met genodigden");
        await share.ClickAsync();
        var invited = await scene.PageAsync("dis-rotterdam");
        await invited.WaitForMovingPictureAsync(scene.Incident, "lv-0001-overview", TimeSpan.FromSeconds(30));
        await SoundScreen.IsSoundAsync(centre);
        await SoundScreen.IsSoundAsync(room);
    }

    [Fact]
    public async Task Where_the_source_may_not_be_passed_on_the_centre_gives_an_invited_room_the_cameras_it_ticks_or_says_why_not()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set, "3456", "LV-0003");
        await scene.ForwardAsync(["mk-rotterdam"], ["lv-0003-absent"]);
        var room = await scene.PageAsync("dis-rotterdam");
        await room.OpenAsync(scene.Incident);
        await room.AcceptAsync();
        var centre = await scene.PageAsync("op-veilig", width: 1280, height: 800);
        await centre.OpenAsync(scene.Incident);

        await InviteAsync(room, "mk-oost-nederland");
        var wish = centre.Page.Locator("[data-wish-for=mk-oost-nederland]");
        await Expect(wish).ToContainTextAsync("Meldkamer Rotterdam heeft deze partij uitgenodigd voor bijstand (rol: meekijken)");
        await Expect(wish.Locator("[data-wish-camera=lv-0003-absent]")).ToBeCheckedAsync();
        await Expect(wish.Locator("[data-wish-camera]:checked")).ToHaveCountAsync(1);
        await IsSoundAsync(centre);
        await wish.Locator("[data-wish-camera=lv-0003-absent]").PressAsync("Space");
        await Expect(wish.Locator("[data-action=grant-invitation]")).ToBeDisabledAsync();
        await wish.Locator("[data-wish-camera=lv-0003-hangs]").PressAsync("Space");
        await wish.Locator("[data-action=grant-invitation]").PressAsync("Enter");
        await Expect(wish).ToHaveCountAsync(0);
        await Expect(room.Page.Locator("[data-invited=mk-oost-nederland]")).ToContainTextAsync("heeft beeld gegeven");
        var invited = await scene.PageAsync("dis-oost");
        await Expect(invited.Tile(scene.Incident, "lv-0003-hangs")).ToHaveCountAsync(1);
        await Expect(invited.Tile(scene.Incident, "lv-0003-absent")).ToHaveCountAsync(0);

        await InviteAsync(room, "mk-midden-nederland");
        wish = centre.Page.Locator("[data-wish-for=mk-midden-nederland]");
        await wish.Locator("[data-action=ask-refuse-invitation]").PressAsync("Enter");
        await Expect(wish.Locator("input[name=reason]")).ToBeFocusedAsync();
        await centre.Page.Keyboard.TypeAsync("Niet nodig voor de bijstand");
        await IsSoundAsync(centre);
        await centre.Page.Keyboard.PressAsync("Enter");
        await Expect(wish).ToHaveCountAsync(0);
        await Expect(room.Page.Locator("[data-invited=mk-midden-nederland]")).ToContainTextAsync("Niet nodig voor de bijstand");
    }

    private static async Task InviteAsync(DeskPage room, string party)
    {
        await room.Action("ask-invite").ClickAsync();
        await room.Page.Locator("select[name=party]").SelectOptionAsync(party);
        await room.Action("invite").ClickAsync();
        await Expect(room.Page.Locator($"[data-invited={party}]")).ToBeVisibleAsync();
    }
}
