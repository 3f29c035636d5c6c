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

    public static async Task<CaseAtDoor> RaisedAsync(LiveServer server)
    {
        var connection = server.TakeConnection();
        using (var panel = Panel.InService(server.Dc09, Town.Account(connection)))
        {
            Assert.Equal(PanelAnswerKind.Ack, (await panel.HoldUpAsync()).Kind);
        }

        var centre = await server.SignInAsync(Town.Centre);
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

    public Task ForwardAsync(bool released = true) =>
        DoAsync("forward", new { rooms = new[] { Town.RoomOrganisation }, cameras = released ? [Camera] : Array.Empty<string>() });

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
}
