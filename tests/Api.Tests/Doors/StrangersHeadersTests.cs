using System.Net;
using LiveView.Api.Tests.Hosting;

namespace LiveView.Api.Tests.Doors;

/// <summary>The proxy stands elsewhere: what others say about who they are is not heard.</summary>
public class StrangersHeadersTests : IAsyncLifetime
{
    private readonly LiveServer _server = new(
        demo: false, ("Passkeys:Domain", "live-view.example"), ("Http:Proxy:Addresses:0", "10.20.0.0/28"), ("Http:Proxy:Hosts:0", "live-view.example"), ("Limits:AnonymousPerSecond", "1"), ("Limits:AnonymousAtOnce", "20"));

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Whoever_says_each_time_to_be_somebody_else_has_one_callers_bounds()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = _server.Http };
        var answers = await Task.WhenAll(Enumerable.Range(1, 60).Select(async number =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/sign-in");
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", $"198.51.100.{number}");
            request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
            request.Headers.TryAddWithoutValidation("X-Forwarded-Host", "live-view.example");
            using var answer = await http.SendAsync(request);
            Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
            return answer.StatusCode;
        }));

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }
}
