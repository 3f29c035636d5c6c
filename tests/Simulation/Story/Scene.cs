using System.Text.Json;
using LiveView.Simulation.Browsers;
using LiveView.Simulation.Desks;
using LiveView.Simulation.Panels;
using LiveView.Simulation.Pictures;
using Microsoft.Playwright;

namespace LiveView.Simulation.Story;

/// <summary>
/// One incident on a stage, raised by a real frame, and everybody who looks at it. Disposing closes the incident, so that the next scene
/// starts from a quiet desk.
/// </summary>
public sealed class Scene : IAsyncDisposable
{
    private static readonly TimeSpan AlarmWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RecordedWithin = TimeSpan.FromSeconds(30);

    private readonly List<DeskPage> _pages = [];
    private readonly Dictionary<string, DeskClient> _desks = [];
    private readonly string _account;

    private Scene(StoryStage stage, DeskClient operatorDesk, string incident, string account)
    {
        _account = account;
        Stage = stage;
        Operator = operatorDesk;
        Incident = incident;
        _desks[operatorDesk.Session.Person] = operatorDesk;
    }

    public StoryStage Stage { get; }

    /// <summary>The operator without a screen: what a scene does not look at is done here.</summary>
    public DeskClient Operator { get; }

    public string Incident { get; }

    public IReadOnlyList<DeskPage> Pages => _pages;

    /// <summary>Presses the hold-up button of an account and waits for the incident at the centre's desk.</summary>
    public static async Task<Scene> RaiseAsync(StoryStage stage, string account = "1234", string connection = "LV-0001")
    {
        var desk = await DeskClient.ConnectAsync(stage.Server.Http, "op-veilig");
        try
        {
            var known = desk.Incidents.Keys.ToHashSet();
            await PressAsync(stage, account);
            var raised = await desk.WaitForAsync(
                i => !known.Contains(DeskClient.Id(i)) && i.GetProperty("site").GetProperty("connection").GetString() == connection, AlarmWithin);
            return new Scene(stage, desk, DeskClient.Id(raised), account);
        }
        catch
        {
            await desk.DisposeAsync();
            throw;
        }
    }

    /// <summary>Presses the hold-up button once more.</summary>
    public Task AlarmAgainAsync() => PressAsync(Stage, _account);

    private static async Task PressAsync(StoryStage stage, string account)
    {
        using var panel = Panel.InService(stage.Server.Dc09, account);
        var answer = await panel.HoldUpAsync();
        if (answer.Kind != PanelAnswerKind.Ack)
            throw new InvalidOperationException($"The receiver answered {answer.Text} to a hold-up alarm.");
    }

    /// <summary>Somebody sits down in front of a screen.</summary>
    public async Task<DeskPage> PageAsync(string person, string query = "", int width = 1600, int height = 900) =>
        await PageAsync(await Stage.Browser.NewPageAsync(Stage.Server.Http, width, height), person, query);

    /// <summary>The same on a page that the test prepared.</summary>
    public async Task<DeskPage> PageAsync(IPage prepared, string person, string query)
    {
        var page = await DeskPage.SignInAsync(prepared, person);
        _pages.Add(page);
        if (query.Length > 0)
            await page.Page.GotoAsync($"/desk.html{query}");
        return page;
    }

    /// <summary>The same person without a screen.</summary>
    public async Task<DeskClient> DeskAsync(string person) =>
        _desks.TryGetValue(person, out var known) ? known : _desks[person] = await DeskClient.ConnectAsync(Stage.Server.Http, person);

    /// <summary>Verifies and forwards over HTTP.</summary>
    public async Task ForwardAsync(IEnumerable<string> rooms, IEnumerable<string> cameras)
    {
        await Operator.AcknowledgeAsync(Incident);
        await Operator.VerifyAsync(Incident);
        await Operator.ForwardAsync(Incident, rooms, cameras);
    }

    /// <summary>Waits until something of a camera is recorded, so that from now on there is something to look back at.</summary>
    public Task RecordedAsync(string camera) => Patience.UntilAsync($"something of {camera} is recorded", RecordedWithin, async () =>
    {
        await using var tap = await ReplayTap.OpenAsync(Operator.Session, Incident, camera, CancellationToken.None);
        return tap.Extent is not null;
    });

    /// <summary>Bytes of pictures that a person gets who tries every one of these cameras for a moment, and what the server said.</summary>
    public async Task<(long Bytes, IReadOnlyList<(int Code, string? Reason)?> Refusals)> TryAsync(string person, params string[] cameras)
    {
        var desk = await DeskAsync(person);
        var taps = await Task.WhenAll(cameras.Select(camera => PictureTap.TryAsync(desk.Session, Incident, camera, TimeSpan.FromSeconds(1.5))));
        return (taps.Sum(tap => tap.Bytes), [.. taps.Select(tap => tap.Closed)]);
    }

    public Task<JsonElement?> ReadAsync() => Operator.ReadAsync(Incident);

    public async ValueTask DisposeAsync()
    {
        foreach (var page in _pages)
            await page.DisposeAsync();
        await EndIncidentAsync();
        foreach (var desk in _desks.Values)
            await desk.DisposeAsync();
    }

    private async Task EndIncidentAsync()
    {
        try
        {
            if (Stage.Server.IsRunning && await ReadAsync() is { } view && DeskClient.Status(view) is not ("closed" or "dismissed"))
                await Operator.CloseOrDismissAsync(Incident);
        }
        catch (HttpRequestException)
        {
            // A scene may end with a server that is stopping, and must not hide what it found.
        }
    }
}
