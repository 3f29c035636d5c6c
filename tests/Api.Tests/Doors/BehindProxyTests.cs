using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace LiveView.Api.Tests.Doors;

/// <summary>A proxy on this machine ends TLS: it is believed about who asks, and nobody else is.</summary>
public class BehindProxyTests(ServerBehindProxy edge) : IClassFixture<ServerBehindProxy>
{
    private const string Host = ServerBehindProxy.Host;

    [Fact]
    public async Task Who_asks_through_it_is_served_over_TLS()
    {
        using var answer = await AskAsync("198.51.100.7");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Each_caller_has_bounds_of_its_own()
    {
        var greedy = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => StatusAsync("198.51.100.9")));
        var other = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => StatusAsync("203.0.113.9")));

        Assert.Contains(HttpStatusCode.TooManyRequests, greedy);
        Assert.All(other, status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("198.51.100.7", null, null)]
    [InlineData("198.51.100.7", "http", Host)]
    [InlineData("198.51.100.7", "https", "elsewhere.example")]
    [InlineData("198.51.100.7, 203.0.113.1", "https", Host)]
    [InlineData("nobody", "https", Host)]
    public async Task A_proxy_that_does_not_say_who_asks_over_TLS_for_one_of_our_hosts_is_refused(string? caller, string? scheme, string? host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/sign-in");
        Add(request, "X-Forwarded-For", caller);
        Add(request, "X-Forwarded-Proto", scheme);
        Add(request, "X-Forwarded-Host", host);
        using var answer = await SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("proxy-says-nothing", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Its_own_question_after_health_is_answered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        using var answer = await SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<HttpStatusCode> StatusAsync(string caller)
    {
        using var answer = await AskAsync(caller);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> AskAsync(string caller)
    {
        using var request = Request(caller, "/v1/sign-in");
        return await SendAsync(request);
    }

    private static HttpRequestMessage Request(string caller, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        Add(request, "X-Forwarded-For", caller);
        Add(request, "X-Forwarded-Proto", "https");
        Add(request, "X-Forwarded-Host", Host);
        return request;
    }

    private static void Add(HttpRequestMessage request, string header, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = edge.Server.Http };
        return await http.SendAsync(request);
    }
}
