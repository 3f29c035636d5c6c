using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LiveView.Simulation.Desks;
using LiveView.Simulation.Panels;

namespace LiveView.Api.Tests.Hosting;

/// <summary>One incident as people meet it at the doors, raised by a real panel at a connection of its own.</summary>
internal sealed class CaseAtDoor : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private CaseAtDoor(DeskSession centre, string id, string camera) => (Centre, Id, Camera) = (centre, id, camera);

    public DeskSession Centre { get; }

    public string Id { get; }

    public string Camera { get; }

    public static Task<CaseAtDoor> RaisedAsync(LiveServer server) => RaisedAsync(server, server.TakeConnection(), server.Dc09, Town.Centre);

    /// <summary>An incident whose camera may be recorded, and is not released yet.</summary>
    public static async Task<CaseAtDoor> RecordableAsync(LiveServer server)
    {
        var incident = await RaisedAsync(server, server.TakeRecordedConnection(), server.Dc09, Town.Centre);
        await incident.VerifyAsync();
        return incident;
    }

    /// <summary>An incident whose camera is released live to the room, and so recorded.</summary>
    public static Task<CaseAtDoor> RecordedAsync(LiveServer server) => RecordedAsync(server, server.TakeRecordedConnection());

    /// <summary>The same where the camera looks at the street.</summary>
    public static Task<CaseAtDoor> RoadsideAsync(LiveServer server) => RecordedAsync(server, server.TakeRoadsideConnection());

    private static async Task<CaseAtDoor> RecordedAsync(LiveServer server, int connection)
    {
        var incident = await RaisedAsync(server, connection, server.Dc09, Town.Centre);
        await incident.VerifyAsync();
        await incident.ForwardAsync();
        return incident;
    }

    /// <summary>An incident whose camera has a sub-stream, forwarded to the room.</summary>
    public static async Task<CaseAtDoor> WithSubStreamAsync(LiveServer server, bool released = true, int? connection = null)
    {
        var incident = await RaisedAsync(server, connection ?? server.TakeSubStreamConnection(), server.Dc09, Town.Centre);
        await incident.VerifyAsync();
        await incident.ForwardAsync(released);
        return incident;
    }

    /// <summary>An incident at a certain connection, forwarded to the room.</summary>
    public static async Task<CaseAtDoor> AtAsync(LiveServer server, int connection)
    {
        var incident = await RaisedAsync(server, connection, server.Dc09, Town.Centre);
        await incident.VerifyAsync();
        await incident.ForwardAsync();
        return incident;
    }

    /// <summary>An incident of the other alarm centre, forwarded to the neighbouring room and released to it.</summary>
    public static async Task<CaseAtDoor> OfOtherCentreAsync(LiveServer server)
    {
        var incident = await RaisedAsync(server, server.TakeOthersConnection(), server.OthersDc09, Town.OtherCentre);
        await incident.VerifyAsync();
        await incident.ForwardAsync(room: Town.NeighbourOrganisation);
        return incident;
    }

    private static async Task<CaseAtDoor> RaisedAsync(LiveServer server, int connection, IPEndPoint line, string person)
    {
        using (var panel = Panel.InService(line, Town.Account(connection)))
        {
            Assert.Equal(PanelAnswerKind.Ack, (await panel.HoldUpAsync()).Kind);
        }

        var centre = await server.SignInAsync(person);
        var camera = Town.Camera(connection);
        var id = await CaseOfAsync(centre, camera);
        return new CaseAtDoor(centre, id, camera);
    }

    public static async Task<CaseAtDoor> ForwardedAsync(LiveServer server, bool released = true)
    {
        var incident = await RaisedAsync(server);
        await incident.VerifyAsync();
        await incident.ForwardAsync(released);
        return incident;
    }

    public static async Task<string> CaseOfAsync(DeskSession centre, string camera)
    {
        string? found = null;
        await LiveView.Simulation.Patience.UntilAsync($"an incident with {camera} at the desk", Patience, async () =>
        {
            var desk = await centre.Http.GetFromJsonAsync<JsonElement>("/v1/desk");
            found = desk.GetProperty("incidents").EnumerateArray()
                .Where(each => each.GetProperty("cameras").EnumerateArray().Any(one => one.GetProperty("id").GetString() == camera))
                .Select(each => each.GetProperty("id").GetString()).FirstOrDefault();
            return found is not null;
        });
        return found!;
    }

    public Task VerifyAsync() => DoAsync("verification", new { verdict = "verified", level = 4, evidence = new[] { "picture" } });

    public Task ForwardAsync(bool released = true, string room = Town.RoomOrganisation) =>
        DoAsync("forward", new { rooms = new[] { room }, cameras = released ? [Camera] : Array.Empty<string>() });

    public Task ReleaseAsync(DateTimeOffset? replaySince, params string[] capabilities) =>
        DoAsync("releases", new { camera = Camera, to = Town.RoomOrganisation, capabilities, replaySince });

    /// <summary>Releases with seconds from before the alarm.</summary>
    public Task ReleaseBeforeAsync(int preAlarmSeconds, string room, params string[] capabilities) =>
        DoAsync("releases", new { camera = Camera, to = room, capabilities, preAlarmSeconds });

    public Task CloseAsync() => DoAsync("closure", new { reason = "Afgehandeld" });

    public async Task WithdrawAsync(string release = "r1")
    {
        using var answer = await Centre.Http.DeleteAsync($"/v1/incidents/{Id}/releases/{release}");
        answer.EnsureSuccessStatusCode();
    }

    public async Task<JsonElement> ReadAsync() => await Centre.Http.GetFromJsonAsync<JsonElement>($"/v1/incidents/{Id}");

    public void Dispose() => Centre.Dispose();

    private async Task DoAsync(string command, object body)
    {
        using var answer = await Centre.Http.PostAsJsonAsync($"/v1/incidents/{Id}/{command}", body);
        Assert.True(answer.IsSuccessStatusCode, $"{command}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>An order for a report about its camera, of the hour before and after now.</summary>
    public object ReportOrder(string reference)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new { from = now.AddHours(-1), to = now.AddHours(1), cameras = new[] { Camera }, purpose = "dataSubjectRequest", reference };
    }
}
