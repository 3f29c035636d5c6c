using System.Net.Http.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Domain.Identifiers;
using LiveView.Media.Recording.Reading;
using LiveView.Media.Recording.Segments;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Clips;

/// <summary>An incident whose camera is being recorded.</summary>
internal sealed class RecordedCase : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private readonly LiveServer _server;

    private RecordedCase(LiveServer server, CaseAtDoor incident, DeskSession room) => (_server, Case, Room) = (server, incident, room);

    public CaseAtDoor Case { get; }

    public DeskSession Room { get; }

    public string Path => $"/v1/incidents/{Case.Id}/cameras/{Case.Camera}";

    /// <summary>One of which so much has been recorded.</summary>
    public static async Task<RecordedCase> OfAsync(LiveServer server, double seconds)
    {
        var found = new RecordedCase(server, await CaseAtDoor.RecordedAsync(server), await server.SignInAsync(Town.Room));
        await found.GrownAsync(seconds);
        return found;
    }

    /// <summary>One whose clips leave with a mark alone.</summary>
    public static async Task<RecordedCase> MarkedAsync(LiveServer server, double seconds)
    {
        var found = new RecordedCase(server, await CaseAtDoor.AtAsync(server, Town.Marked), await server.SignInAsync(Town.Room));
        await found.GrownAsync(seconds);
        return found;
    }

    public async Task<RecordedExtent> ExtentAsync() =>
        (await _server.Get<IRecordings>().ExtentAsync(IncidentId.Parse(Case.Id), CameraId.Parse(Case.Camera), CancellationToken.None))!;

    /// <summary>The newest recorded picture that is not later than a moment.</summary>
    public async Task<RecordHeader> NewestAsync(DateTimeOffset at)
    {
        var pictures = _server.Get<IRecordings>()
            .ReadAsync(IncidentId.Parse(Case.Id), CameraId.Parse(Case.Camera), (await ExtentAsync()).From, null, follow: false, CancellationToken.None)
            .OfType<RecordedItem.Picture>();
        return (await pictures.Where(each => each.Record.Time.Instant <= at).LastAsync()).Record;
    }

    public Task GrownAsync(double seconds) => LiveView.Simulation.Patience.UntilAsync(
        "a recording", Patience, async () => await ExtentAsync() is { } extent && (extent.Until - extent.From).TotalSeconds >= seconds);

    public Task<HttpResponseMessage> AskAsync(DeskSession person, DateTimeOffset from, DateTimeOffset until) =>
        AskAsync(person, from.UtcDateTime.ToString("O"), until.UtcDateTime.ToString("O"));

    public Task<HttpResponseMessage> AskAsync(DeskSession person, string? from, string? until) =>
        person.Http.PostAsJsonAsync($"{Path}/clips", new { from, until });

    public void Dispose()
    {
        Room.Dispose();
        Case.Dispose();
    }
}
