using System.Net;
using System.Net.Http.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Domain.Identifiers;
using LiveView.Media.Ingest;
using LiveView.Media.Recording.Reading;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Clips;

/// <summary>
/// No incident, no image: what is kept from before an alarm is read by nobody, in no role, until a release says so, and then no further back
/// than it says.
/// </summary>
public sealed class PreAlarmTests : IAsyncLifetime
{
    /// <summary>Frames after which it is full: the simulated camera makes 15 a second, and a key frame every four seconds.</summary>
    private const int Ring = (Town.PreAlarmSeconds + 4) * 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly LiveServer _server = new(demo: true) { PreAlarm = true };

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_release_reaches_back_before_the_alarm_as_far_as_it_says_and_for_whoever_has_another_as_far_as_that()
    {
        await FullAsync(Town.NotRecorded + 1);
        using var incident = await CaseAtDoor.RecordableAsync(_server);
        var raised = (await incident.ReadAsync()).GetProperty("raisedAt").GetDateTimeOffset();
        await incident.ForwardAsync(released: false);
        await incident.ForwardAsync(released: false, room: Town.NeighbourOrganisation);
        await incident.ReleaseBeforeAsync(6, Town.RoomOrganisation, "live", "clip");
        await incident.ReleaseBeforeAsync(0, Town.NeighbourOrganisation, "live", "clip");
        await LiveView.Simulation.Patience.UntilAsync("six seconds from after the alarm are recorded", Patience, async () =>
            await ExtentAsync(incident) is { } extent && extent.Until > raised.AddSeconds(6));

        Assert.InRange((await ExtentAsync(incident))!.From, raised.AddSeconds(-6), raised.AddSeconds(-1));
        var (room, neighbour) = (await ClipAsync(incident, Town.Room, raised), await ClipAsync(incident, Town.Neighbour, raised));
        Assert.InRange(room.StartsAt, raised.AddSeconds(-6), raised.AddSeconds(-1));
        var frames = await room.FramesAsync();
        Assert.All(frames.Zip(frames.Skip(1)), pair => Assert.Equal(1, pair.Second.FramesSince(pair.First)));
        Assert.InRange(neighbour.StartsAt, raised, raised.AddSeconds(5));
    }

    [Fact]
    public async Task Without_a_release_nobody_reads_it_and_a_release_of_live_pictures_alone_records_none_of_it()
    {
        await FullAsync(Town.NotRecorded + 1);
        using var incident = await CaseAtDoor.RecordableAsync(_server);
        var raised = (await incident.ReadAsync()).GetProperty("raisedAt").GetDateTimeOffset();
        foreach (var person in new[] { Town.Centre, Town.Room, Town.PrivacyOfficer, Town.NationalOperator, Town.OtherCentre, Town.Administrator })
        {
            using var asks = await _server.SignInAsync(person);
            foreach (var answer in new[]
            {
                await AskAsync(asks, incident, raised),
                await asks.Http.GetAsync($"{Path(incident)}/snapshot?at={raised.AddSeconds(-3).UtcDateTime:O}"),
            })
            {
                Assert.InRange((int)answer.StatusCode, 400, 499);
                Assert.DoesNotContain("video", $"{answer.Content.Headers.ContentType}", StringComparison.Ordinal);
                answer.Dispose();
            }
        }

        Assert.Null(await ExtentAsync(incident));
        var beforeLive = TimeProvider.System.GetUtcNow();
        await incident.ForwardAsync();
        await LiveView.Simulation.Patience.UntilAsync("it is recorded", Patience, async () => await ExtentAsync(incident) is not null);
        Assert.True((await ExtentAsync(incident))!.From >= beforeLive);
    }

    [Fact]
    public async Task More_than_the_source_policy_allows_is_refused_and_where_it_allows_none_any()
    {
        using var incident = await CaseAtDoor.RecordableAsync(_server);
        await incident.ForwardAsync(released: false);
        using var more = await incident.Centre.Http.PostAsJsonAsync($"/v1/incidents/{incident.Id}/releases", new
        {
            camera = incident.Camera,
            to = Town.RoomOrganisation,
            capabilities = new[] { "replay" },
            preAlarmSeconds = Town.PreAlarmSeconds + 1,
        });
        Assert.Equal(HttpStatusCode.Forbidden, more.StatusCode);
        Assert.Contains("10 seconds", await more.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>The camera of a connection runs, without a demand, until what is kept of it is full.</summary>
    private Task FullAsync(int connection) => LiveView.Simulation.Patience.UntilAsync("ten seconds are kept", Patience, () =>
        Task.FromResult(_server.Get<MediaNode>().Status(CameraId.Parse(Town.Camera(connection))) is { Sequence: > Ring }));

    private async Task<RecordedExtent?> ExtentAsync(CaseAtDoor incident) => await _server.Get<IRecordings>().ExtentAsync(
        IncidentId.Parse(incident.Id), CameraId.Parse(incident.Camera), CancellationToken.None);

    private async Task<TakenClip> ClipAsync(CaseAtDoor incident, string person, DateTimeOffset raised)
    {
        using var asks = await _server.SignInAsync(person);
        using var answer = await AskAsync(asks, incident, raised);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await TakenClip.OfAsync(answer);
    }

    private static Task<HttpResponseMessage> AskAsync(DeskSession person, CaseAtDoor incident, DateTimeOffset raised) =>
        person.Http.PostAsJsonAsync($"{Path(incident)}/clips", new { from = raised.AddSeconds(-20), until = raised.AddSeconds(6) });

    private static string Path(CaseAtDoor incident) => $"/v1/incidents/{incident.Id}/cameras/{incident.Camera}";
}
