using System.Globalization;
using LiveView.EndToEnd.Tests.Stages;
using LiveView.Simulation;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Story;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;
using static LiveView.EndToEnd.Tests.Console.HoldingLayout;
using static LiveView.EndToEnd.Tests.Console.ScreenPictures;
using static LiveView.EndToEnd.Tests.Console.SoundScreen;
using static Microsoft.Playwright.Assertions;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>An officer in the street, whose team a dispatcher invites: a still first, live on a tap, nothing while nobody looks.</summary>
[Collection(OnStage.Name)]
[Trait("needs", "chromium")]
[Trait(Writes, "pictures")]
public sealed class PhoneTests(Stage stage, ITestOutputHelper output)
{
    private const string Till = "lv-0001-till";
    private const string Hide = "hidden => { Object.defineProperty(document, 'hidden', { configurable: true, value: hidden }); document.dispatchEvent(new Event('visibilitychange')); }";
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_dispatcher_invites_a_team_and_its_officer_sees_a_still_then_live_and_nothing_while_the_page_is_hidden()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], ["lv-0001-overview", Till]);
        var phone = await scene.PageAsync("eh-utrecht", width: 390, height: 844);
        var received = new ReceivedPictures(phone);
        await Expect(phone.Page.Locator("lv-phone-incidents")).ToHaveCountAsync(1);
        await Expect(phone.Row(scene.Incident)).ToHaveCountAsync(0);
        await InviteAsync(scene);

        await phone.OpenAsync(scene.Incident);
        var till = Camera(phone, Till);
        await Expect(till).ToHaveAttributeAsync("data-mode", "still", Soon);
        await Expect(phone.Page.Locator(".phone-invitation")).ToContainTextAsync("Meldkamer Midden-Nederland");
        await Patience.UntilAsync("the meter counts the stills", s_soon, async () => await MeterAsync(phone) > 0);
        var still = await MeterAsync(phone);
        Assert.InRange(still, 1, 500_000);
        await Patience.UntilAsync("as much came in", s_soon, () => received.Bytes >= still, () => $"{received.Bytes} of {still} bytes.");
        await IsSoundInTheDarkAsync(phone);
        await TakeAsync(phone, "phone-still", width: 390, height: 844);

        await till.Locator("[data-action=live]").ClickAsync();
        await Expect(till).ToHaveAttributeAsync("data-state", "live", Soon);
        await MovesAsync(till);
        await Patience.UntilAsync("the meter rises", s_soon, async () => await MeterAsync(phone) > still + 20_000);
        await IsSoundInTheDarkAsync(phone);
        await HoldsAsync(phone, fills: false, "[data-action=back]", "[data-action=stop-live]", "[data-action=ask-leave]");
        await TakeAsync(phone, "phone-live", width: 390, height: 844);

        await phone.Page.EvaluateAsync(Hide, true);
        await Expect(till).ToHaveAttributeAsync("data-mode", "none");
        await NothingComesAsync(received, "hidden");

        await phone.Page.EvaluateAsync(Hide, false);
        await Expect(till).ToHaveAttributeAsync("data-mode", "still", Soon);
        await till.Locator("[data-action=live]").ClickAsync();
        await MovesAsync(till);

        var closed = TimeProvider.System.GetTimestamp();
        await scene.Operator.CloseAsync(scene.Incident);
        await Patience.UntilAsync("the phone is blank", TimeSpan.FromSeconds(5), async () => await phone.Page.Locator("lv-phone-camera").CountAsync() == 0);
        var blank = TimeProvider.System.GetElapsedTime(closed);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"blank after the close: {blank.TotalMilliseconds:0} ms"));
        Assert.InRange(blank.TotalMilliseconds, 0, 1_000);
        await Expect(phone.Page.Locator("[data-ended]")).ToBeVisibleAsync();
        await NothingComesAsync(received, "closed");
        await IsSoundInTheDarkAsync(phone);
    }

    [Fact]
    public async Task An_invitation_that_is_taken_back_leaves_the_phone_without_a_picture()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Till]);
        var room = await InviteAsync(scene);
        var phone = await scene.PageAsync("eh-utrecht", width: 390, height: 844);
        await TakeAsync(phone, "phone-incidents", width: 390, height: 844);
        await phone.OpenAsync(scene.Incident);
        await Camera(phone, Till).Locator("[data-action=live]").ClickAsync();
        await MovesAsync(Camera(phone, Till));

        await room.Action("withdraw-invitation").ClickAsync();

        await Expect(phone.Page.Locator("[data-ended]")).ToBeVisibleAsync();
        Assert.Equal(0, (await scene.TryAsync("eh-utrecht", Till)).Bytes);
        await Expect(room.Page.Locator("[data-log=invitation-ended]")).ToContainTextAsync("ingetrokken");
    }

    [Fact]
    public async Task The_desks_say_who_is_invited_by_whom_and_until_when()
    {
        await using var scene = await Scene.RaiseAsync(stage.Set);
        await scene.ForwardAsync(["mk-midden-nederland"], [Till]);
        var centre = await scene.PageAsync("op-veilig");
        var room = await InviteAsync(scene);

        foreach (var desk in (DeskPage[])[centre, room])
        {
            await desk.OpenAsync(scene.Incident);
            var invited = desk.Page.Locator("[data-invited=team-utrecht]");
            await Expect(invited).ToContainTextAsync("door Meldkamer Midden-Nederland");
            await Expect(invited).ToContainTextAsync("Zoekactie");
            await Expect(invited).ToContainTextAsync("tot ");
            await IsSoundAsync(desk);
        }
    }

    [Fact]
    public async Task The_page_can_be_installed_and_keeps_nothing()
    {
        await using var phone = await DeskPage.SignInAsync(stage.Set.Browser, stage.Set.Server.Http, "eh-utrecht", 390, 844);
        await phone.Page.WaitForURLAsync("**/phone.html");
        await Expect(phone.Page.Locator("lv-phone-incidents")).ToHaveCountAsync(1);
        var tools = await phone.Page.Context.NewCDPSessionAsync(phone.Page);
        var manifest = (await tools.SendAsync("Page.getAppManifest"))!.Value;
        Assert.Equal(0, manifest.GetProperty("errors").GetArrayLength());
        Assert.Contains("/phone.html", manifest.GetProperty("data").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await phone.Page.EvaluateAsync<int>("async () => (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length"));
        await IsSoundInTheDarkAsync(phone);
    }

    private static LocatorAssertionsToHaveAttributeOptions Soon => new() { Timeout = (float)s_soon.TotalMilliseconds };

    private static ILocator Camera(DeskPage phone, string camera) => phone.Page.Locator($"lv-phone-camera[data-camera={camera}]");

    private static async Task<long> MeterAsync(DeskPage phone) =>
        long.Parse(await phone.Page.Locator("lv-phone-meter").GetAttributeAsync("data-bytes") ?? "0", CultureInfo.InvariantCulture);

    private static async Task<DeskPage> InviteAsync(Scene scene)
    {
        var room = await scene.PageAsync("dis-midden");
        await room.OpenAsync(scene.Incident);
        await room.AcceptAsync();
        await room.Action("ask-invite").ClickAsync();
        await room.Page.Locator("select[name=party]").SelectOptionAsync("team-utrecht");
        await room.Page.Locator("select[name=purpose]").SelectOptionAsync("search");
        await room.Page.Locator("lv-invite input[name=text]").FillAsync("Rood busje richting Jutphaas");
        await room.Action("invite").ClickAsync();
        await Expect(room.Page.Locator("[data-invited=team-utrecht]")).ToBeVisibleAsync();
        return room;
    }

    /// <summary>Pictures follow each other on the page.</summary>
    private static async Task MovesAsync(ILocator camera)
    {
        Task<int> DrawnAsync() => camera.EvaluateAsync<int>("camera => camera.feed?.drawnFrames ?? 0");
        await Patience.UntilAsync("a picture is drawn", s_soon, async () => await DrawnAsync() > 0);
        var before = await DrawnAsync();
        await Patience.UntilAsync("the picture moves", s_soon, async () => await DrawnAsync() > before + 10);
    }

    /// <summary>What was on its way may still arrive; then nothing does.</summary>
    private async Task NothingComesAsync(ReceivedPictures received, string when)
    {
        await Patience.WhileAsync("on its way", TimeSpan.FromMilliseconds(500), () => Task.FromResult(true), () => Task.FromResult(""));
        var bytes = received.Bytes;
        Assert.True(bytes > 0);
        await Patience.WhileAsync(
            $"no byte while {when}", TimeSpan.FromSeconds(3), () => Task.FromResult(received.Bytes == bytes), () => Task.FromResult($"{received.Bytes - bytes} bytes."));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{when}: {received.Bytes - bytes} bytes in 3 s after {bytes}"));
    }
}
