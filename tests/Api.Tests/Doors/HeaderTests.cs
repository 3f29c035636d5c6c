using System.Net;
using LiveView.Api.Tests.Hosting;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Doors;

/// <summary>What every answer carries, good or bad.</summary>
[Collection(ServerCollection.Name)]
public class HeaderTests(LiveServer server)
{
    [Theory]
    [InlineData("/", 200)]
    [InlineData("/v1/sign-in", 200)]
    [InlineData("/v1/me", 401)]
    [InlineData("/v1/desk", 401)]
    [InlineData("/nowhere", 401)]
    [InlineData("/health/live", 200)]
    public async Task Every_answer_forbids_what_is_not_ours(string path, int status)
    {
        using var nobody = DeskSession.Anonymous(server.Http);
        using var answer = await nobody.Http.GetAsync(path);

        Assert.Equal(status, (int)answer.StatusCode);
        AssertSafe(answer);
    }

    [Fact]
    public async Task A_refusal_of_bad_input_carries_them_too()
    {
        using var someone = await server.SignInAsync(Town.Centre);
        using var answer = await someone.Http.GetAsync("/v1/incidents/bad%20id");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        AssertSafe(answer);
    }

    [Theory]
    [InlineData("/v1/me")]
    [InlineData("/v1/sign-in")]
    [InlineData("/v1/incidents/bad%20id")]
    public async Task What_is_about_people_or_incidents_is_never_kept_by_a_cache(string path)
    {
        using var someone = await server.SignInAsync(Town.Centre);
        using var answer = await someone.Http.GetAsync(path);

        Assert.True(answer.Headers.CacheControl?.NoStore, $"{answer.Headers.CacheControl}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("gzip")]
    [InlineData("gzip, deflate, br, zstd")]
    public async Task The_first_page_comes_whole_however_a_browser_asks(string encodings)
    {
        using var nobody = DeskSession.Anonymous(server.Http);
        nobody.Http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", encodings);
        using var answer = await nobody.Http.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_session_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        using var answer = await WithoutCookies().PostAsync("/v1/demo/sign-in", Json("""{"person":"op-veilig"}"""));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));

        Assert.StartsWith("liveview=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    private HttpClient WithoutCookies()
    {
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Http };
        http.DefaultRequestHeaders.Add("Origin", server.Http.GetLeftPart(UriPartial.Authority));
        return http;
    }

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");

    private static void AssertSafe(HttpResponseMessage answer)
    {
        Assert.Contains("default-src 'none'", string.Join(' ', Values(answer, "Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", string.Join(' ', Values(answer, "X-Content-Type-Options")));
        Assert.Equal("same-origin", string.Join(' ', Values(answer, "Cross-Origin-Resource-Policy")));
    }

    private static IEnumerable<string> Values(HttpResponseMessage answer, string header) =>
        answer.Headers.TryGetValues(header, out var values) ? values : [];
}
