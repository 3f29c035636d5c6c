using System.Net;
using System.Text;
using LiveView.Api.Identity;
using LiveView.Api.Tests.Hosting;
using LiveView.Simulation.Desks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LiveView.Api.Tests.Doors;

/// <summary>Every endpoint, every file and every kind of error, against OWASP's rules for headers and cookies.</summary>
[Collection(ServerCollection.Name)]
public class EveryAnswerTests(LiveServer server)
{
    private static readonly string[] s_notThere =
    [
        "/swagger", "/swagger/index.html", "/swagger/v1/swagger.json", "/openapi/v1.json", "/metrics", "/dashboard", "/Dashboard", "/orleans", "/admin",
        "/.env", "/.git/config", "/.git/HEAD", "/.well-known/security.txt", "/web.config", "/appsettings.json", "/LiveView.Silo.dll", "/data/live-view.db",
        "/keys", "/health", "/debug/pprof", "/actuator", "/server-status", "/_framework/blazor.boot.json", "/app/.hidden", "/lib/../../appsettings.json",
        "/app/", "/i18n/", "/lib/lit/", "/trace.axd", "/elmah.axd", "/robots.txt", "/backup.zip", "/console", "/v1", "/v1/", "/v2/me",
    ];

    [Theory]
    [InlineData(null)]
    [InlineData(Town.Centre)]
    [InlineData(Town.ThirdRoom)]
    [InlineData(Town.NationalOperator)]
    public async Task Every_endpoint_answers_within_the_rules_by_every_method(string? person)
    {
        // The wrong method on purpose too: a 405 is an answer like any other.
        using var session = person is null ? DeskSession.Anonymous(server.Http) : await server.SignInAsync(person);
        var answers = 0;
        foreach (var path in server.Routes().Select(route => route.Split(' ')[1]).Distinct().Where(path => !path.EndsWith("/sign-out", StringComparison.Ordinal)))
        {
            foreach (var method in new[] { "GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE" })
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), Filled(path));
                if (method is "POST" or "PUT" or "PATCH")
                {
                    request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
                }

                await CheckAsync(session.Http, request);
                answers++;
            }
        }

        Assert.True(answers >= 150, $"{answers}");
    }

    [Fact]
    public async Task Every_file_of_the_console_is_served_within_the_rules()
    {
        using var nobody = DeskSession.Anonymous(server.Http);
        var root = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(file => "/" + Path.GetRelativePath(root, file)).ToList();
        Assert.True(files.Count > 60, $"{files.Count}");
        foreach (var file in files)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, file);
            await CheckAsync(nobody.Http, request);
        }
    }

    [Fact]
    public async Task What_others_leave_open_is_not_there()
    {
        using var nobody = DeskSession.Anonymous(server.Http);
        foreach (var path in s_notThere)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            var status = await CheckAsync(nobody.Http, request);
            Assert.True(status is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound, $"{path}: {(int)status}");
        }
    }

    [Fact]
    public async Task Errors_carry_them_too()
    {
        using var someone = await server.SignInAsync(Town.Centre);
        const string Notes = "/v1/incidents/00000000000000000000000000000000/notes";
        foreach (var (method, path, body, type, expected) in new[]
        {
            ("GET", "/v1/incidents/bad%20id", null, null, 400), ("POST", Notes, "{", "application/json", 400), ("POST", Notes, "text=a", "text/plain", 415),
            ("POST", "/v1/me", "{}", "application/json", 405), ("GET", "/v1/incidents/00000000000000000000000000000000", null, null, 404),
            ("GET", "/v1/figures", null, null, 403), ("POST", Notes, new string('a', 2 * 1024 * 1024), "application/json", 413),
        })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.ExpectContinue = body is not null;
            request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, type!);
            Assert.Equal(expected, (int)await CheckAsync(someone.Http, request));
        }

        using var foreign = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server.Http };
        using var forged = new HttpRequestMessage(HttpMethod.Post, "/v1/sign-out") { Headers = { { "Origin", "https://evil.example" } } };
        Assert.Equal(403, (int)await CheckAsync(foreign, forged));
        using var upgrade = new HttpRequestMessage(HttpMethod.Get, "/v1/pictures")
        {
            Headers = { { "Origin", "https://evil.example" }, { "Connection", "Upgrade" }, { "Upgrade", "websocket" }, { "Sec-WebSocket-Version", "13" }, { "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==" } },
        };
        Assert.Equal(403, (int)await CheckAsync(foreign, upgrade));
    }

    [Fact]
    public async Task The_cookie_of_a_session_keeps_the_rules()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false }) { BaseAddress = server.Http };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/demo/sign-in") { Content = new StringContent("""{"person":"op-veilig"}""", Encoding.UTF8, "application/json") };
        request.Headers.Add("Origin", server.Http.GetLeftPart(UriPartial.Authority));
        using var answer = await http.SendAsync(request);

        Assert.NotEmpty(answer.Headers.GetValues("Set-Cookie"));
        Assert.Empty(ResponseRules.Broken(answer));
    }

    [Theory]
    [InlineData("https", "max-age=63072000; includeSubDomains")]
    [InlineData("http", "")]
    public async Task A_browser_is_told_to_come_by_TLS_only_when_it_came_by_TLS(string scheme, string header)
    {
        var response = new StartingResponse();
        var http = new DefaultHttpContext();
        http.Features.Set<IHttpResponseFeature>(response);
        http.Request.Scheme = scheme;

        await new SafeHeaders(_ => Task.CompletedTask).InvokeAsync(http);
        await response.StartAsync();

        Assert.Equal(header, http.Response.Headers.StrictTransportSecurity.ToString());
    }

    private static async Task<HttpStatusCode> CheckAsync(HttpClient http, HttpRequestMessage request)
    {
        using var answer = await http.SendAsync(request);
        Assert.True((int)answer.StatusCode < 500, $"{request.Method} {request.RequestUri}: {(int)answer.StatusCode}");
        var broken = ResponseRules.Broken(answer).ToList();
        Assert.True(broken.Count == 0, $"{request.Method} {request.RequestUri} answered {(int)answer.StatusCode}: {string.Join("; ", broken)}");
        return answer.StatusCode;
    }

    private static string Filled(string route) => route
        .Replace("{camera}", "till-1", StringComparison.Ordinal).Replace("{release}", "r1", StringComparison.Ordinal)
        .Replace("{id}", "00000000000000000000000000000000", StringComparison.Ordinal)
        .Replace("{incident}", "00000000000000000000000000000000", StringComparison.Ordinal);

    /// <summary>A response that starts when a test says so.</summary>
    private sealed class StartingResponse : HttpResponseFeature
    {
        private readonly List<(Func<object, Task> Call, object State)> _starting = [];

        public override void OnStarting(Func<object, Task> callback, object state) => _starting.Add((callback, state));

        public async Task StartAsync()
        {
            foreach (var (call, state) in _starting)
            {
                await call(state);
            }
        }
    }
}
