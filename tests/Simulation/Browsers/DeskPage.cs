using System.Text.Json;
using LiveView.Simulation.Cameras;
using Microsoft.Playwright;

namespace LiveView.Simulation.Browsers;

/// <summary>The console in a real browser, as an operator or a dispatcher uses it.</summary>
public sealed class DeskPage : IAsyncDisposable
{
    /// <summary>How long a page is given for each thing that is asked of it.</summary>
    public static readonly TimeSpan AtMost = TimeSpan.FromSeconds(30);

    private static readonly IReadOnlyDictionary<string, int> Numbers = DemoParties.CameraNumbers();
    private readonly List<string> _errors = [];

    private DeskPage(IPage page, string person)
    {
        Page = page;
        Person = person;
        page.SetDefaultTimeout((float)AtMost.TotalMilliseconds);
        page.PageError += (_, error) => Note(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                Note($"{message.Text} {message.Location}".TrimEnd());
        };
    }

    public IPage Page { get; }

    public string Person { get; }

    /// <summary>Script errors and errors on the page's console.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (_errors)
                return [.. _errors];
        }
    }

    /// <summary>Opens the console and signs in with one click, as the demonstration offers.</summary>
    public static async Task<DeskPage> SignInAsync(Browser browser, Uri server, string person, int width = 1600, int height = 900) =>
        await SignInAsync(await browser.NewPageAsync(server, width, height), person);

    /// <summary>The same on a page that somebody prepared.</summary>
    public static async Task<DeskPage> SignInAsync(IPage page, string person)
    {
        var desk = new DeskPage(page, person);
        await desk.Page.GotoAsync("/");
        await desk.Page.Locator($"button[data-person=\"{person}\"]").ClickAsync();
        await desk.Page.Locator($"button[data-person=\"{person}\"]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
        return desk;
    }

    /// <summary>Watches a page that is open already.</summary>
    public static DeskPage Over(IPage page, string person) => new(page, person);

    public ILocator Row(string incident) => Page.Locator($"[data-incident-row=\"{incident}\"]");

    public ILocator Tile(string incident, string camera) => Page.Locator($"lv-tile[data-incident=\"{incident}\"][data-camera=\"{camera}\"]");

    public ILocator Action(string action) => Page.Locator($"[data-action=\"{action}\"]").First;

    /// <summary>Opens the incident from the queue.</summary>
    public async Task OpenAsync(string incident)
    {
        var button = Row(incident).Locator("button, a").First;
        await (await button.CountAsync() > 0 ? button : Row(incident)).ClickAsync();
    }

    public Task AcknowledgeAsync() => Action("acknowledge").ClickAsync();

    /// <summary>Does what is on the checklist, and says so.</summary>
    public async Task CheckAllAsync()
    {
        await Page.Locator("lv-verify-step [name=verdict]").First.WaitForAsync();
        if (await Page.Locator("lv-verify-step lv-later").CountAsync() == 0)
            return;
        await Page.Locator("[data-check]").First.WaitForAsync();
        foreach (var box in await Page.Locator("[data-check]").AllAsync())
            await box.CheckAsync();
        await Page.Locator("[name=skip]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>Fills in and sends the verification form.</summary>
    public async Task VerifyAsync(string verdict = "verified", int level = 4, params string[] evidence)
    {
        await OpenFormAsync("verify", "[name=verdict]");
        await CheckAllAsync();
        await ChooseAsync("verdict", verdict);
        await ChooseAsync("level", $"{level}");
        foreach (var one in evidence)
            await Page.Locator($"input[name=evidence][value=\"{one}\"]").CheckAsync();
        await SubmitAsync("verify");
    }

    /// <summary>Ticks exactly these rooms and cameras, and forwards.</summary>
    /// <returns>The moment just before the click.</returns>
    public async Task<DateTimeOffset> ForwardAsync(IReadOnlyCollection<string> rooms, IReadOnlyCollection<string> cameras)
    {
        await OpenFormAsync("forward", "input[data-room-choice]");
        await TickAsync("data-room-choice", rooms);
        await TickAsync("data-camera-choice", cameras);
        var at = TimeProvider.System.GetUtcNow();
        await SubmitAsync("forward");
        return at;
    }

    public Task AcceptAsync() => Action("accept").ClickAsync();

    public async Task CloseIncidentAsync(string reason)
    {
        await OpenFormAsync("close", "[name=reason]");
        await Page.Locator("[name=reason]").First.FillAsync(reason);
        await SubmitAsync("close");
    }

    /// <summary>What the pixels proved so far; null while no readable picture stood there.</summary>
    public async Task<PictureProof?> ProofAsync(string incident, string camera)
    {
        var seen = await Page.EvaluateAsync<JsonElement?>("([incident, camera]) => liveViewProof.seen(incident, camera)", new[] { incident, camera });
        if (seen is not { ValueKind: JsonValueKind.Object } found)
            return null;
        int Number(string name) => found.GetProperty(name).GetInt32();
        DateTimeOffset? When(string name) => found.TryGetProperty(name, out var at) && at.ValueKind == JsonValueKind.Number ? Instant(at.GetDouble()) : null;
        return new PictureProof(Number("camera"), Number("firstFrame"), Number("lastFrame"), When("firstAt")!.Value, When("lastAt")!.Value,
            Number("rises"), Number("falls"), When("tileFirstAt"));
    }

    /// <summary>Waits until the tile shows the right camera's picture and the picture moves.</summary>
    /// <exception cref="TimeoutException">Says what was missing, and how the page looks.</exception>
    public async Task<PictureProof> WaitForMovingPictureAsync(string incident, string camera, TimeSpan atMost, CancellationToken cancellation = default)
    {
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        while (true)
        {
            var proof = await ProofAsync(incident, camera);
            if (proof is { Rises: > 0 })
            {
                if (proof.Camera != Numbers[camera])
                    throw new InvalidOperationException($"{Person}: the tile of {camera} shows camera number {proof.Camera} instead of {Numbers[camera]}.");
                return proof;
            }
            if (clock.GetElapsedTime(start) > atMost)
            {
                var tile = await Tile(incident, camera).CountAsync() > 0 ? "a tile without a " + (proof is null ? "picture" : "moving picture") : "no tile";
                throw new TimeoutException($"{Person}: {tile} for {camera} of {incident} after {atMost.TotalSeconds:0} s. {string.Join(" | ", Errors.TakeLast(3))}");
            }
            await Task.Delay(TimeSpan.FromMilliseconds(40), clock, cancellation);
        }
    }

    /// <summary>Waits for a picture that came on the page after a moment: moving then, whatever happened before.</summary>
    /// <exception cref="TimeoutException">Says what the tile showed instead.</exception>
    public async Task<TimeSpan> WaitForPictureAfterAsync(string incident, string camera, DateTimeOffset after, TimeSpan atMost) =>
        await Patience.UntilAsync($"{Person} sees a picture of {camera} newer than {after:HH:mm:ss.fff}", atMost,
            async () => await ProofAsync(incident, camera) is { } proof && proof.LastAt > after && proof.Camera == Numbers[camera],
            async () => $"Last: {await ProofAsync(incident, camera)}; {await DescribeAsync(incident, camera)}. {string.Join(" | ", Errors.TakeLast(3))}");

    /// <summary>State and words of a tile, for a message.</summary>
    public async Task<string> DescribeAsync(string incident, string camera)
    {
        var tile = Tile(incident, camera);
        return await tile.CountAsync() == 0
            ? $"no tile of {camera}; the page says: {(await Page.InnerTextAsync("body")).ReplaceLineEndings(" ")}"
            : $"tile of {camera} is '{await tile.First.GetAttributeAsync("data-state")}': {(await tile.First.InnerTextAsync()).ReplaceLineEndings(" ")}";
    }

    /// <summary>How many tiles show a readable picture now.</summary>
    public Task<int> PicturesNowAsync() => Page.EvaluateAsync<int>("() => liveViewProof.visible()");

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    // A form may stand there already, or appear at the first press of the button that later sends it.
    private async Task OpenFormAsync(string action, string field)
    {
        await Page.Locator($"{field}, [data-action=\"{action}\"]").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        if (await Page.Locator(field).CountAsync() == 0)
            await Action(action).ClickAsync();
        await Page.Locator(field).First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
    }

    private async Task SubmitAsync(string action)
    {
        var inForm = Page.Locator($"form [data-action=\"{action}\"]:not([type=button])");
        await (await inForm.CountAsync() > 0 ? inForm.First : Action(action)).ClickAsync();
    }

    private async Task ChooseAsync(string name, string value)
    {
        var select = Page.Locator($"select[name=\"{name}\"]");
        if (await select.CountAsync() > 0)
            await select.First.SelectOptionAsync(value);
        else
            await Page.Locator($"input[name=\"{name}\"][value=\"{value}\"]").First.CheckAsync(new LocatorCheckOptions { Force = true });
    }

    private async Task TickAsync(string attribute, IReadOnlyCollection<string> wanted)
    {
        var folded = Page.Locator($"details:not([open]):has(input[{attribute}]) > summary");
        while (await folded.CountAsync() > 0)
            await folded.First.ClickAsync();
        var choices = await Page.Locator($"input[{attribute}]").EvaluateAllAsync<string[]>("(boxes, name) => boxes.map(box => box.getAttribute(name))", attribute);
        if (wanted.Except(choices).FirstOrDefault() is { } absent)
            throw new InvalidOperationException($"{Person}: the page offers no choice {attribute}=\"{absent}\", only {string.Join(", ", choices)}.");
        foreach (var choice in choices)
        {
            var box = Page.Locator($"input[{attribute}=\"{choice}\"]");
            // The page draws itself again after each choice, so each box is looked up anew.
            if (await box.IsCheckedAsync() != wanted.Contains(choice))
                await box.ClickAsync(new LocatorClickOptions { Force = true });
        }
    }

    private static DateTimeOffset Instant(double epochMilliseconds) => DateTimeOffset.UnixEpoch.AddMilliseconds(epochMilliseconds);

    private void Note(string error)
    {
        lock (_errors)
            _errors.Add(error);
    }
}
