using System.Net.Http.Json;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Following;

/// <summary>An incident with a tracked object in it, its tracker, and a room that was told.</summary>
internal sealed class FollowStage : IDisposable
{
    private FollowStage(CaseAtDoor incident, DeskSession room, Tracker tracker, string followed) =>
        (Incident, Room, Tracker, Object) = (incident, room, tracker, followed);

    public CaseAtDoor Incident { get; }

    public DeskSession Room { get; }

    public Tracker Tracker { get; }

    public string Object { get; }

    public static async Task<FollowStage> OpenAsync(LiveServer server, bool keepTrail = true, string? trail = "kept", bool roadside = false)
    {
        var stage = new FollowStage(
            await (roadside ? CaseAtDoor.RoadsideAsync(server) : CaseAtDoor.RecordedAsync(server)), await server.SignInAsync(Town.Room), await Tracker.StartAsync(server), server.TakeObject(keepTrail));
        await stage.DoAsync("objects", new { @object = stage.Object });
        if (trail is not null)
        {
            await stage.ReleaseAsync(trail);
        }

        return stage;
    }

    public Task ReleaseAsync(string trail) => DoAsync($"objects/{Object}/releases", new { to = Town.RoomOrganisation, trail });

    public Task<FollowLine> FollowAsync(long? last = null, DeskSession? desk = null) => FollowLine.OpenAsync(desk ?? Room, Incident.Id, Object, last);

    public async Task WithdrawAsync() => await Incident.WithdrawAsync(
        (await EntryAsync()).GetProperty("releases").EnumerateArray().Last().GetProperty("id").GetString()!);

    /// <summary>The object as the incident shows it to its sharing party.</summary>
    public async Task<JsonElement> EntryAsync() => (await Incident.ReadAsync()).GetProperty("objects")[0];

    /// <summary>The code with which somebody is refused, and that nothing of the object left.</summary>
    public async Task<string> RefusedAsync(DeskSession desk)
    {
        using var answer = await desk.Http.GetAsync(FollowLine.Address(Incident.Id, Object));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.False(answer.IsSuccessStatusCode);
        Assert.DoesNotContain("latitude", text, StringComparison.Ordinal);
        return JsonSerializer.Deserialize<JsonElement>(text).GetProperty("code").GetString()!;
    }

    public void Dispose()
    {
        Incident.Dispose();
        Room.Dispose();
        Tracker.Dispose();
    }

    private async Task DoAsync(string command, object body)
    {
        using var answer = await Incident.Centre.Http.PostAsJsonAsync($"/v1/incidents/{Incident.Id}/{command}", body);
        Assert.True(answer.IsSuccessStatusCode, $"{command}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
