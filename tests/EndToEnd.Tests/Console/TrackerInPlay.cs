using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LiveView.Domain.Connections;
using LiveView.Simulation.Desks;

namespace LiveView.EndToEnd.Tests.Console;

/// <summary>A tracker of PAC Veilig on its way east, at 100 km/h.</summary>
internal sealed class TrackerInPlay : IDisposable
{
    private const double Speed = 27.8;

    private readonly DateTimeOffset _start = TimeProvider.System.GetUtcNow().AddMinutes(-2);
    private readonly HttpClient _http;
    private readonly string _device;
    private readonly GeoPosition _from;

    private TrackerInPlay(HttpClient http, string device, GeoPosition from) => (_http, _device, _from) = (http, device, from);

    /// <summary>Lets the machine in, and reports the last two minutes.</summary>
    /// <param name="server">The server.</param>
    /// <param name="device">Whose tracker it is.</param>
    /// <param name="from">Where it was two minutes ago.</param>
    public static async Task<TrackerInPlay> StartAsync(Uri server, string device, GeoPosition from)
    {
        using var administrator = await DeskSession.SignInAsync(server, "adm-veilig");
        using var made = await administrator.Http.PostAsJsonAsync("/v1/machines", new { name = "Volgdienst", scopes = new[] { "positions.write" } });
        var machine = (await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>())!;
        var http = new HttpClient { BaseAddress = server };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(
            $"{machine.GetProperty("clientId").GetString()}:{machine.GetProperty("secret").GetString()}")));
        using var answer = await http.PostAsync("/v1/token", new FormUrlEncodedContent(
            [new("grant_type", "client_credentials"), new("scope", "positions.write")]));
        var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var tracker = new TrackerInPlay(http, device, from);
        await tracker.SendAsync([.. Enumerable.Range(0, 24).Select(each => tracker._start.AddSeconds(5 * each))]);
        return tracker;
    }

    /// <summary>Where it is now.</summary>
    public Task ReportAsync() => SendAsync(TimeProvider.System.GetUtcNow());

    public void Dispose() => _http.Dispose();

    private async Task SendAsync(params DateTimeOffset[] moments)
    {
        using var answer = await _http.PostAsync("/v1/positions", new StringContent(string.Join('\n', moments.Select(Line))));
        answer.EnsureSuccessStatusCode();
    }

    private string Line(DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"device\":\"{_device}\",\"time\":\"{at:O}\",\"lat\":{_from.Latitude:F7},\"lon\":{_from.Longitude + ((at - _start).TotalSeconds * Speed / 68_250):F7},\"speed\":{Speed},\"heading\":90,\"accuracy\":5}}");
}
