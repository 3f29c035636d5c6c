using System.Net.Http.Json;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Doors;

/// <summary>Outside the demonstration nobody can sign in yet, so nobody gets anything.</summary>
public class NoDemoTests : IAsyncLifetime
{
    private static readonly string[] s_open = ["GET /health/live", "GET /health/ready", "GET /v1/sign-in", "POST /v1/demo/sign-in"];
    private readonly LiveServer _server = new(demo: false);

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Nobody_can_sign_in_and_every_door_is_shut()
    {
        using var nobody = DeskSession.Anonymous(_server.Http);
        var offer = await nobody.Http.GetFromJsonAsync<JsonElement>("/v1/sign-in");
        Assert.False(offer.GetProperty("demo").GetBoolean());
        Assert.Equal(0, offer.GetProperty("people").GetArrayLength());

        using var signIn = await nobody.Http.PostAsJsonAsync("/v1/demo/sign-in", new { person = Town.Centre });
        Assert.Equal(404, (int)signIn.StatusCode);

        foreach (var route in _server.Routes().Except(s_open).Select(route => route.Split(' ')))
        {
            using var request = new HttpRequestMessage(new HttpMethod(route[0]), route[1].Replace('{', 'x').Replace('}', 'x'));
            using var answer = await nobody.Http.SendAsync(request);
            Assert.True((int)answer.StatusCode == 401, $"{route[0]} {route[1]}: {(int)answer.StatusCode}");
        }
    }
}
