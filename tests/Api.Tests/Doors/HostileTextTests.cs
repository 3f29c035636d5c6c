using System.Text;
using CsCheck;
using LiveView.Api.Tests.Hosting;

namespace LiveView.Api.Tests.Doors;

/// <summary>Text that is a path elsewhere, a word of a language, or the wrong kind of JSON, in every place where text comes in.</summary>
[Collection(ServerCollection.Name)]
public class HostileTextTests(LiveServer server)
{
    private static readonly string[] s_up =
        ["..", "../", "..\\", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%5c", "%252e%252e%252f", "....//", "..;/", "..%00/", "%c0%ae%c0%ae/", "．．/", "/", "//", "\\\\host\\", "file:///", "~/"];

    private static readonly string[] s_targets =
        ["etc/passwd", "etc/shadow", "data/keys", "canary", "proc/self/environ", "appsettings.json", "windows/win.ini", ".env", "live-view.db", "parties.json"];

    private static readonly string[] s_names =
        ["constructor", "__proto__", "prototype", "toString", "hasOwnProperty", "null", "undefined", "NaN", "true", "CON", "NUL", "$type", "{{7*7}}", "${jndi:x}", "' OR 1=1--"];

    private static readonly string[] s_values =
    [
        "null", "true", "0", "-1", "1e400", "99999999999999999999", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"../../etc\"", "\"__proto__\"", "[]", "[null]", "[[]]", "[{}]",
        "{}", "{\"$type\":\"System.Object\"}", "{\"__proto__\":{}}", "\"picture\"", "\"verified\"", "[\"till-1\"]",
    ];

    private static readonly string[] s_fields =
        ["verdict", "level", "evidence", "note", "reason", "rooms", "cameras", "camera", "to", "text", "person", "extra", "__proto__", "constructor", "$type", "$ref"];

    [Fact]
    public async Task No_text_of_five_hundred_reaches_a_file_or_breaks_anything()
    {
        var canary = $"canary-{Guid.NewGuid():N}";
        var file = Path.Combine(Path.GetTempPath(), "canary");
        await File.WriteAllTextAsync(file, canary);
        using var someone = await server.SignInAsync(Town.Centre);
        string[] texts =
        [
            .. from up in s_up from times in new[] { 1, 3, 8 } from target in s_targets select string.Concat(Enumerable.Repeat(up, times)) + target, .. s_names,
        ];
        Assert.True(texts.Length >= 500);
        var patterns = server.Routes().Select(route => route.Split(' ')).Where(route => route[0] == "GET" && route[1].Contains('{', StringComparison.Ordinal)).Select(route => route[1])
            .Append("/app/{id}").Append("/{id}").Append("/i18n/{id}").ToArray();
        for (var i = 0; i < texts.Length; i++)
        {
            // Raw in the path, escaped in it, and as a header.
            var pattern = patterns[i % patterns.Length];
            foreach (var text in new[] { texts[i], Uri.EscapeDataString(texts[i]) })
            {
                var path = string.Join('/', pattern.Split('/').Select(part => part.StartsWith('{') ? text : part));
                if (!Uri.TryCreate(server.Http, path.StartsWith('/') ? path : "/" + path, out var address) || address.Authority != server.Http.Authority)
                {
                    continue;
                }

                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.TryAddWithoutValidation("X-Forwarded-For", Uri.EscapeDataString(texts[i]));
                request.Headers.TryAddWithoutValidation("X-Original-URL", Uri.EscapeDataString(texts[i]));
                request.Headers.TryAddWithoutValidation("Accept-Language", Uri.EscapeDataString(texts[i]));
                using var answer = await someone.Http.SendAsync(request);
                var body = await answer.Content.ReadAsStringAsync();
                Assert.True((int)answer.StatusCode < 500, $"{path}: {(int)answer.StatusCode}");
                Assert.DoesNotContain(canary, body, StringComparison.Ordinal);
                Assert.DoesNotContain("root:", body, StringComparison.Ordinal);
            }
        }

        File.Delete(file);
    }

    [Fact]
    public async Task A_thousand_confused_bodies_at_every_endpoint_that_reads_one_are_refused_and_break_nothing()
    {
        using var incident = await CaseAtDoor.RaisedAsync(server);
        var routes = AccessMatrix.Rows.Where(row => row.Body is { Length: > 1 } && row.Route.StartsWith("POST ", StringComparison.Ordinal))
            .Select(row => (Path: row.Route[5..], ReadsNothing: row.Body == "{}")).DistinctBy(row => row.Path).ToArray();
        Assert.True(routes.Length >= 8, $"{routes.Length}");
        var value = Gen.Int[0, s_values.Length - 1].Select(i => s_values[i]);
        var body = Gen.OneOf(
            Gen.Select(Gen.Int[0, s_fields.Length - 1].Select(i => s_fields[i]), value).Array[1, 4]
                .Select(members => $"{{{string.Join(',', members.Select(each => $"\"{each.Item1}\":{each.Item2}"))}}}"),
            value);
        foreach (var (route, readsNothing) in routes)
        {
            var path = route.Replace("{id}", "00000000000000000000000000000000", StringComparison.Ordinal).Replace("{incident}", incident.Id, StringComparison.Ordinal);
            await body.SampleAsync(
                async text =>
                {
                    using var answer = await incident.Centre.Http.PostAsync(path, new StringContent(text, Encoding.UTF8, "application/json"));
                    // Whoever reads no body is not confused by one.
                    Assert.True((int)answer.StatusCode is >= 400 and < 500 || (readsNothing && answer.IsSuccessStatusCode), $"{path} {text}: {(int)answer.StatusCode}");
                },
                iter: 1000, threads: 4);
        }
    }
}
