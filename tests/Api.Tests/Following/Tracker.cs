using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Api.Tests.Machines;

namespace LiveView.Api.Tests.Following;

/// <summary>A machine of PAC Veilig that reports positions.</summary>
internal sealed class Tracker : IDisposable
{
    /// <summary>It sets off as the tracker starts, and is where it is: so nothing is said of its clock, and no position is doubted.</summary>
    private readonly DateTimeOffset _start = TimeProvider.System.GetUtcNow();

    private readonly HttpClient _http;

    private Tracker(HttpClient http) => _http = http;

    public static async Task<Tracker> StartAsync(LiveServer server, string scope = "positions.write")
    {
        using var stage = await MachineStage.OpenAsync(server);
        var token = await stage.TokenAsync(await stage.AddAsync(new { name = "Volgdienst", scopes = new[] { scope } }));
        var http = stage.Machine();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new Tracker(http);
    }

    /// <summary>The next position of a device, a little further on.</summary>
    public string Next(string device) => At(device, TimeProvider.System.GetUtcNow());

    /// <summary>The same, with its duress button pressed.</summary>
    public string Pressed(string device) => Next(device)[..^1] + ",\"alarm\":\"duress\"}";

    /// <summary>Where a device is so many seconds on, with how sure it is of that.</summary>
    public string At(string device, double seconds, double latitude, double longitude = 5.1) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"device\":\"{device}\",\"time\":\"{_start.AddSeconds(seconds):O}\",\"lat\":{latitude:F7},\"lon\":{longitude:F7},\"accuracy\":5}}");

    private string At(string device, DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"device\":\"{device}\",\"time\":\"{now:O}\",\"lat\":{52 + ((now - _start).TotalSeconds * 0.0001):F7},\"lon\":5.1,\"speed\":11,\"heading\":0}}");

    public async Task<(int Status, JsonElement[] Lines)> SendAsync(params string[] lines)
    {
        using var answer = await _http.PostAsync("/v1/positions", new StringContent(string.Join('\n', lines)));
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.StartsWith('[') ? JsonSerializer.Deserialize<JsonElement[]>(text)! : []);
    }

    /// <summary>Asks a door as another program does.</summary>
    public async Task<(int Status, string Text)> AskAsync(HttpMethod method, string address, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : new StringContent(body) };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var answer = await _http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Reports so many positions, one after the other.</summary>
    public async Task DriveAsync(string device, int positions)
    {
        for (var i = 0; i < positions; i++)
        {
            Assert.Equal(200, (await SendAsync(Next(device))).Status);
        }
    }

    /// <summary>Reports positions a fifth of a second apart, so that they lie two metres apart however fast they are sent; its clock is a little ahead.</summary>
    public async Task DriveApartAsync(string device, int positions)
    {
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < positions; i++)
        {
            Assert.Equal(200, (await SendAsync(At(device, now.AddSeconds(0.2 * i)))).Status);
        }
    }

    public void Dispose() => _http.Dispose();
}
