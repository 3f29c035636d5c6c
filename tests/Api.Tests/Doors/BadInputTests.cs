using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CsCheck;
using LiveView.Api.Tests.Hosting;

namespace LiveView.Api.Tests.Doors;

/// <summary>Input that is not right is refused with words; it never breaks anything.</summary>
[Collection(ServerCollection.Name)]
public class BadInputTests(LiveServer server, BadInputTests.VerifiedIncident verified) : IClassFixture<BadInputTests.VerifiedIncident>
{
    private static readonly string[] s_fields =
        ["verdict", "level", "evidence", "note", "reason", "rooms", "cameras", "camera", "to", "text", "person", "extra", "__proto__"];

    private static readonly string[] s_values =
    [
        "null", "true", "0", "-1", "4", "1e400", "1.5", "99999999999999999999", "\"\"", "\" \"", "\"verified\"", "\"picture\"", "\"\\u0000\"",
        "\"\\ud800\"", "\"..\"", "\"a b\"", "\"mk-midden-nederland\"", "[]", "[null]", "[[]]", "[\"picture\"]", "[\"mk-rotterdam\"]",
        "[\"till-1\"]", "{}", "{\"a\":1}",
    ];

    private static readonly string[] s_writes = ["verification", "forward", "releases", "notes", "acknowledgement", "seen", "acceptance"];

    [Theory]
    [InlineData("verification", "", "")]
    [InlineData("verification", "{", "")]
    [InlineData("verification", "null", "")]
    [InlineData("verification", "[]", "")]
    [InlineData("verification", "{}", "verdict")]
    [InlineData("verification", """{"verdict":"verified","level":4}""", "evidence")]
    [InlineData("verification", """{"verdict":"verified","level":4,"evidence":null}""", "evidence")]
    [InlineData("verification", """{"verdict":"perhaps","level":4,"evidence":[]}""", "verdict")]
    [InlineData("verification", """{"verdict":1,"level":4,"evidence":[]}""", "verdict")]
    [InlineData("verification", """{"verdict":"verified","level":"4","evidence":[]}""", "level")]
    [InlineData("verification", """{"verdict":"verified","level":7,"evidence":["picture"]}""", "7")]
    [InlineData("verification", """{"verdict":"verified","level":4,"evidence":["picture"],"by":"me"}""", "by")]
    [InlineData("forward", """{"rooms":null,"cameras":[]}""", "rooms")]
    [InlineData("forward", """{"cameras":[]}""", "rooms")]
    [InlineData("forward", """{"rooms":["mk rotterdam"],"cameras":[]}""", "mk rotterdam")]
    [InlineData("forward", """{"rooms":["mk-atlantis"],"cameras":[]}""", "mk-atlantis")]
    [InlineData("forward", """{"rooms":[],"cameras":[]}""", "control room")]
    [InlineData("releases", "{}", "camera")]
    [InlineData("releases", """{"camera":"../../etc","to":"mk-rotterdam"}""", "../../etc")]
    [InlineData("notes", "{}", "text")]
    [InlineData("notes", """{"text":"   "}""", "note")]
    public async Task A_body_that_is_not_right_is_refused_and_the_answer_says_what_is_wrong(string command, string body, string says)
    {
        // What is refused changes nothing: one incident serves for all.
        var incident = verified.Incident;
        using var answer = await incident.Centre.Http.PostAsync($"/v1/incidents/{incident.Id}/{command}", Json(body));
        var problem = await answer.Content.ReadAsStringAsync();

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(says, JsonDocument.Parse(problem).RootElement.GetProperty("detail").GetString()!, StringComparison.Ordinal);
        Assert.DoesNotContain("LiveView.", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", problem, StringComparison.Ordinal);
        Assert.DoesNotContain(".NET", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bad%20id")]
    [InlineData("..%2F..%2Fetc")]
    [InlineData("a'%20OR%201=1")]
    [InlineData("%F0%9F%92%A9")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task An_identifier_that_is_none_is_refused(string id)
    {
        using var someone = await server.SignInAsync(Town.Centre);
        using var answer = await someone.Http.GetAsync($"/v1/incidents/{id}");

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal("bad-request", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_body_of_two_megabytes_is_too_large()
    {
        using var someone = await server.SignInAsync(Town.Centre);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/incidents/00000000000000000000000000000000/notes")
        {
            Content = Json($$"""{"text":"{{new string('a', 2 * 1024 * 1024)}}"}"""),
        };
        // The server says no before the body is sent; a client that sends at once may find the line cut.
        request.Headers.ExpectContinue = true;
        using var answer = await someone.Http.SendAsync(request);

        Assert.Equal(413, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_no_json_is_not_taken()
    {
        using var someone = await server.SignInAsync(Town.Centre);
        using var form = new FormUrlEncodedContent([new KeyValuePair<string, string>("text", "hello")]);
        using var answer = await someone.Http.PostAsync("/v1/incidents/00000000000000000000000000000000/notes", form);

        Assert.Equal(415, (int)answer.StatusCode);
    }

    [Fact]
    public async Task No_body_whatever_breaks_the_server()
    {
        using var incident = await CaseAtDoor.ForwardedAsync(server);
        var value = Gen.Int[0, s_values.Length - 1].Select(i => s_values[i]);
        var body = Gen.OneOf(
            Gen.Select(Gen.Int[0, s_fields.Length - 1].Select(i => s_fields[i]), value).Array[0, 5].Select(members => $"{{{string.Join(',', members.Select(each => $"\"{each.Item1}\":{each.Item2}"))}}}"),
            value,
            Gen.String[Gen.Char.AlphaNumeric, 0, 20]);
        await Gen.Select(Gen.Int[0, s_writes.Length - 1].Select(i => s_writes[i]), body).SampleAsync(
            async (command, text) =>
            {
                using var answer = await incident.Centre.Http.PostAsync($"/v1/incidents/{incident.Id}/{command}", Json(text));
                Assert.True((int)answer.StatusCode is 204 or 400 or 403 or 404 or 409, $"{command} {text}: {(int)answer.StatusCode}");
            },
            iter: 1500, threads: 4);
    }

    /// <summary>One incident, verified, at which all may try.</summary>
    public sealed class VerifiedIncident(LiveServer server) : IAsyncLifetime
    {
        internal CaseAtDoor Incident { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Incident = await CaseAtDoor.RaisedAsync(server);
            await Incident.VerifyAsync();
        }

        public Task DisposeAsync()
        {
            Incident.Dispose();
            return Task.CompletedTask;
        }
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
