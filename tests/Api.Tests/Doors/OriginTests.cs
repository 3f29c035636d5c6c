using System.Text;
using LiveView.Api.Tests.Hosting;

namespace LiveView.Api.Tests.Doors;

/// <summary>Another site's page can make a browser send our cookie; it cannot make it do anything here.</summary>
[Collection(ServerCollection.Name)]
public class OriginTests(LiveServer server)
{
    /// <summary>No browser knocks here, and a cookie opens nothing: a token or a signature does.</summary>
    private static readonly string[] s_machineDoors =
    [
        "POST /v1/alarms", "POST /v1/token", "POST /v1/sign-out/issuer/{issuer}", "POST /v1/positions", "POST /v1/positions/traccar",
        "POST /v1/positions/owntracks", "POST /v1/positions/osmand",
    ];

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("http://evil.example")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://127.0.0.1.evil.example")]
    [InlineData("http://sub.127.0.0.1")]
    [InlineData("file://")]
    public async Task Every_write_from_a_foreign_page_is_refused(string? origin)
    {
        using var http = await SignedInAsync();
        foreach (var route in server.Routes().Except(s_machineDoors).Where(route => !route.StartsWith("GET ", StringComparison.Ordinal)))
        {
            var parts = route.Split(' ');
            using var request = new HttpRequestMessage(new HttpMethod(parts[0]), Filled(parts[1])) { Content = Json("{}") };
            Assert.True(await StatusAsync(http, request, origin) == 403, route);
        }
    }

    [Fact]
    public async Task At_the_doors_of_machines_a_cookie_opens_nothing()
    {
        using var http = await SignedInAsync();
        foreach (var route in s_machineDoors)
        {
            Assert.Contains(route, server.Routes());
            using var request = new HttpRequestMessage(HttpMethod.Post, Filled(route.Split(' ')[1])) { Content = Json("{}") };
            var status = await StatusAsync(http, request, "http://evil.example");
            Assert.True(status is >= 400 and < 500, $"{route}: {status}");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("http://evil.example")]
    [InlineData("http://127.0.0.1:1")]
    public async Task Every_socket_from_a_foreign_page_is_refused(string? origin)
    {
        using var http = await SignedInAsync();
        foreach (var route in new[] { "/v1/desk/live", "/v1/pictures", "/v1/incidents/{incident}/cameras/{camera}/live", "/v1/incidents/{incident}/map/pointers" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Filled(route));
            request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
            request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
            request.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", "13");
            request.Headers.TryAddWithoutValidation("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
            Assert.True(await StatusAsync(http, request, origin) == 403, route);
        }
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("none")]
    public async Task A_write_that_the_browser_says_comes_from_elsewhere_is_refused_whatever_its_origin_says(string site)
    {
        using var http = await SignedInAsync();
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/sign-out");

        Assert.Equal(403, await StatusAsync(http, request, server.Http.GetLeftPart(UriPartial.Authority)));
    }

    [Fact]
    public async Task Nothing_that_changes_answers_to_a_get()
    {
        using var http = await SignedInAsync();
        var routes = server.Routes();
        foreach (var route in routes.Where(route => !route.StartsWith("GET ", StringComparison.Ordinal)).Select(route => route.Split(' ')[1]))
        {
            if (routes.Contains($"GET {route}"))
            {
                continue;
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, Filled(route));
            var status = await StatusAsync(http, request, server.Http.GetLeftPart(UriPartial.Authority));
            Assert.True(status == 405 || (route == "/v1/token" && status is >= 400 and < 500), $"{route}: {status}");
        }
    }

    private async Task<HttpClient> SignedInAsync()
    {
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server.Http };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/demo/sign-in") { Content = Json("""{"person":"op-veilig"}""") };
        Assert.Equal(204, await StatusAsync(http, request, server.Http.GetLeftPart(UriPartial.Authority)));
        return http;
    }

    private static async Task<int> StatusAsync(HttpClient http, HttpRequestMessage request, string? origin)
    {
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        using var answer = await http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static string Filled(string route) => route
        .Replace("{id}", "00000000000000000000000000000000", StringComparison.Ordinal)
        .Replace("{incident}", "00000000000000000000000000000000", StringComparison.Ordinal)
        .Replace("{account}", "nobody-here", StringComparison.Ordinal).Replace("{camera}", "till-1", StringComparison.Ordinal).Replace("{release}", "r1", StringComparison.Ordinal)
        .Replace("{issuer}", "nobody", StringComparison.Ordinal);

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
