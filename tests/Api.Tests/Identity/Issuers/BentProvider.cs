using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using LiveView.Simulation.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LiveView.Api.Tests.Identity.Issuers;

/// <summary>
/// Stands between the server and a real provider, where an attacker would like to stand, and replaces the ID token in the provider's answer.
/// </summary>
internal sealed class BentProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    private BentProvider(WebApplication app, Uri address, Uri real) => (_app, Address, Real) = (app, address, real);

    public Uri Address { get; }

    public Uri Real { get; }

    /// <summary>What becomes of the next ID token.</summary>
    public Func<string, string> Bend { get; set; } = token => token;

    public static async Task<BentProvider> StartAsync(Uri real)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address.GetLeftPart(UriPartial.Authority));
        var app = builder.Build();
        var provider = new BentProvider(app, address, real);
        app.MapGet("/.well-known/openid-configuration", provider.DiscoverAsync);
        app.MapPost("/token", provider.TokenAsync);
        await app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task<IResult> DiscoverAsync()
    {
        var document = JsonNode.Parse(await _http.GetStringAsync(new Uri($"{Real}/.well-known/openid-configuration")))!.AsObject();
        document["token_endpoint"] = new Uri(Address, "/token").AbsoluteUri;
        return Results.Text(document.ToJsonString(), "application/json");
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Post, new Uri($"{Real}/token"));
        asked.Content = new FormUrlEncodedContent((await request.ReadFormAsync()).Select(each => KeyValuePair.Create(each.Key, each.Value.ToString())));
        await asked.Content.LoadIntoBufferAsync();
        if (request.Headers.Authorization is [{ } authorization])
        {
            asked.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        }

        using var answered = await _http.SendAsync(asked);
        var answer = JsonNode.Parse(await answered.Content.ReadAsStringAsync())!.AsObject();
        if (answer["id_token"] is { } token)
        {
            answer["id_token"] = Bend(token.GetValue<string>());
        }

        return Results.Text(answer.ToJsonString(), "application/json", statusCode: (int)answered.StatusCode);
    }
}
