using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LiveView.Simulation.Desks;

namespace LiveView.Simulation.Tracking;

/// <summary>A machine of the alarm centre that may report positions, with its token.</summary>
public sealed class PositionMachine : IDisposable
{
    private PositionMachine(HttpClient http) => Http = http;

    public HttpClient Http { get; }

    /// <summary>Has an administrator make one, and signs it in.</summary>
    public static async Task<PositionMachine> RegisterAsync(Uri server, CancellationToken cancellation = default)
    {
        using var admin = await DeskSession.SignInAsync(server, "adm-veilig", cancellation);
        using var made = await admin.Http.PostAsJsonAsync("/v1/machines", new { name = "Volgdienst", scopes = new[] { "positions.write" } }, cancellation);
        made.EnsureSuccessStatusCode();
        var machine = await made.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        var http = Client(server);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(
            $"{machine.GetProperty("clientId").GetString()}:{machine.GetProperty("secret").GetString()}")));
        using var answer = await http.PostAsync(
            "/v1/token", new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials" }), cancellation);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation)).GetProperty("access_token").GetString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new PositionMachine(http);
    }

    /// <summary>The same machine at another edge.</summary>
    public PositionMachine At(Uri server)
    {
        var http = Client(server);
        http.DefaultRequestHeaders.Authorization = Http.DefaultRequestHeaders.Authorization;
        return new PositionMachine(http);
    }

    public void Dispose() => Http.Dispose();

    private static HttpClient Client(Uri server) =>
        new(new SocketsHttpHandler { UseCookies = false, UseProxy = false, MaxConnectionsPerServer = 64 }) { BaseAddress = server };
}
