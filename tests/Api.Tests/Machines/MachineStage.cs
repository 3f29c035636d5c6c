using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Api.Tests.Identity.Issuers;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Machines;

/// <summary>An administrator who adds machines, and what those machines do.</summary>
internal sealed class MachineStage : IDisposable
{
    private readonly SignInRun? _run;

    private MachineStage(LiveServer server, DeskSession admin, SignInRun? run = null) => (Server, Admin, _run) = (server, admin, run);

    public LiveServer Server { get; }

    /// <summary>The administrator of PAC Veilig.</summary>
    public DeskSession Admin { get; }

    public static async Task<MachineStage> OpenAsync(FederationStage stage)
    {
        var run = await stage.SignInAsync(FederationStage.Admin);
        return new MachineStage(stage.Server, run.Session(), run);
    }

    public static async Task<MachineStage> OpenAsync(LiveServer server) => new(server, await server.SignInAsync(Town.Administrator));

    public async Task<MadeMachine> AddAsync(object? machine = null)
    {
        using var answer = await Admin.Http.PostAsJsonAsync("/v1/machines", machine ?? new { name = "Ontvanger", scopes = new[] { "alarms.write" } });
        Assert.Equal(201, (int)answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<MadeMachine>())!;
    }

    public async Task<MadeMachine> AddSecretAsync(MadeMachine machine)
    {
        using var answer = await Admin.Http.PostAsync($"/v1/machines/{machine.Id}/secrets", null);
        return (await answer.Content.ReadFromJsonAsync<MadeMachine>())!;
    }

    /// <summary>Asks for a token as RFC 6749 says.</summary>
    public async Task<(int Status, JsonElement Body)> AskTokenAsync(
        string client, string secret, IReadOnlyDictionary<string, string>? form = null, string query = "")
    {
        using var http = Machine();
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client}:{secret}")));
        using var answer = await http.PostAsync(
            $"/v1/token{query}", new FormUrlEncodedContent(form ?? new Dictionary<string, string> { ["grant_type"] = "client_credentials" }));
        return ((int)answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    public async Task<string> TokenAsync(MadeMachine machine)
    {
        var (status, body) = await AskTokenAsync(machine.ClientId, machine.Secret!);
        Assert.Equal(200, status);
        return body.GetProperty("access_token").GetString()!;
    }

    public async Task<(int Status, JsonElement? Body)> SendAlarmAsync(string? token, object alarm)
    {
        using var http = Machine();
        http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.PostAsJsonAsync("/v1/alarms", alarm);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.StartsWith('{') ? JsonDocument.Parse(text).RootElement.Clone() : null);
    }

    /// <summary>An alarm at a connection of its own.</summary>
    public (object Alarm, string Camera) Alarm(string? id = null)
    {
        var connection = Server.TakeConnection();
        return (new { id = id ?? $"a-{Guid.NewGuid():N}", account = Town.Account(connection), code = "HA", zone = "3", text = "Kassa" }, Town.Camera(connection));
    }

    /// <summary>A program: no cookies, no origin.</summary>
    public HttpClient Machine() => new(new SocketsHttpHandler { UseCookies = false, UseProxy = false }) { BaseAddress = Server.Http };

    public void Dispose()
    {
        Admin.Dispose();
        _run?.Dispose();
    }
}

/// <summary>A machine as its administrator gets it, once.</summary>
internal sealed record MadeMachine(string Id, string ClientId, string? SecretId, string? Secret);
