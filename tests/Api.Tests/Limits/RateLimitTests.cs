using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using LiveView.Api.Tests.Hosting;
using LiveView.Api.Tests.Machines;
using LiveView.Simulation.Desks;
using System.Net.Http.Json;

namespace LiveView.Api.Tests.Limits;

/// <summary>Nobody takes another's share of the edge.</summary>
public class RateLimitTests : IAsyncLifetime
{
    private readonly LiveServer _server = new(
        demo: true, ("Limits:RequestsPerSecond", "1"), ("Limits:RequestsAtOnce", "50"), ("Limits:AnonymousPerSecond", "1"),
        ("Limits:AnonymousAtOnce", "40"), ("Limits:SignInsPerSecond", "1"), ("Limits:SignInsAtOnce", "20"), ("Limits:SocketsPerSession", "2"),
        ("Limits:TokensPerSecond", "1"), ("Limits:TokensAtOnce", "10"), ("Identity:Issuers:0:Id", "far"), ("Identity:Issuers:0:Name", "Far"),
        ("Identity:Issuers:0:Authority", "https://127.0.0.1:9"), ("Identity:Issuers:0:ClientId", "x"), ("Identity:Issuers:0:Organisations:0", "pac-veilig"),
        ("Identity:Issuers:0:RoleMap:centralist", "Operator"));

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_thousand_calls_at_once_by_one_actor_are_cut_and_anothers_all_pass()
    {
        using var greedy = await _server.SignInAsync(Town.Centre);
        using var other = await _server.SignInAsync(Town.Room);

        var many = Enumerable.Range(0, 1_000).Select(_ => StatusAsync(greedy)).ToArray();
        var few = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => StatusAsync(other)));
        var answers = await Task.WhenAll(many);

        Assert.All(few, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.InRange(answers.Count(status => status == HttpStatusCode.TooManyRequests), 800, 950);
        Assert.Equal(1_000, answers.Count(status => status is HttpStatusCode.TooManyRequests or HttpStatusCode.OK));
    }

    [Fact]
    public async Task What_is_too_much_is_refused_with_words_and_a_time_to_wait()
    {
        using var greedy = await _server.SignInAsync(Town.Centre);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => StatusAsync(greedy)));
        using var answer = await greedy.Http.GetAsync("/v1/me");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("too-many-requests", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Nobody_in_particular_is_held_to_an_address_and_disturbs_nobody_who_is_signed_in()
    {
        using var signedIn = await _server.SignInAsync(Town.Centre);
        using var nobody = DeskSession.Anonymous(_server.Http);
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ =>
        {
            using var answer = await nobody.Http.GetAsync("/v1/sign-in");
            return answer.StatusCode;
        }));

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(signedIn));
    }

    [Fact]
    public async Task Whoever_tries_to_sign_in_too_often_is_held_up_and_alarms_from_the_same_address_are_not()
    {
        using var guesser = DeskSession.Anonymous(_server.Http);
        var guesses = await Task.WhenAll(Enumerable.Range(0, 60).Select(async _ =>
        {
            using var answer = await guesser.Http.PostAsJsonAsync("/v1/demo/sign-in", new { person = "nobody-here" });
            return answer.StatusCode;
        }));
        await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ => (await guesser.Http.GetAsync("/v1/sign-in")).Dispose()));

        // Without a token it is refused as such: it is not the console's traffic that keeps it out.
        using var alarm = await guesser.Http.PostAsJsonAsync("/v1/alarms", new { });
        Assert.InRange(guesses.Count(status => status == HttpStatusCode.TooManyRequests), 30, 40);
        Assert.Equal(HttpStatusCode.Unauthorized, alarm.StatusCode);
    }

    [Fact]
    public async Task A_flood_of_requests_for_tokens_is_cut_before_anything_is_hashed_and_alarms_from_the_same_address_pass()
    {
        using var machines = await MachineStage.OpenAsync(_server);
        var token = await machines.TokenAsync(await machines.AddAsync());
        using var flood = DeskSession.Anonymous(_server.Http);
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(async number =>
        {
            // Spelled otherwise it is the same door.
            using var request = new HttpRequestMessage(HttpMethod.Post, (number % 3) switch { 0 => "/v1/token", 1 => "/V1/Token", _ => "/v1/token/" })
            {
                Content = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials")]),
                Headers = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("pac-veilig.m000000000000:wrong"u8)) },
            };
            using var answer = await flood.Http.SendAsync(request);
            return (answer.StatusCode, Wait: answer.Headers.RetryAfter?.Delta);
        }));
        var (status, _) = await machines.SendAlarmAsync(token, machines.Alarm().Alarm);

        var cut = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToArray();
        Assert.InRange(cut.Length, 80, 95);
        Assert.All(cut, answer => Assert.InRange(answer.Wait!.Value.TotalSeconds, 1, 60));
        Assert.DoesNotContain(answers, answer => (int)answer.StatusCode >= 500);
        Assert.Equal(201, status);
    }

    [Fact]
    public async Task A_flood_of_answers_that_no_issuer_gave_is_cut()
    {
        using var flood = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = _server.Http };
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(async _ =>
        {
            using var answer = await flood.GetAsync("/v1/sign-in/answer/far?code=stolen&state=made-up");
            return answer.StatusCode;
        }));

        Assert.InRange(answers.Count(status => status == HttpStatusCode.TooManyRequests), 30, 40);
        Assert.All(answers, status => Assert.True(status is HttpStatusCode.TooManyRequests or HttpStatusCode.Redirect, $"{status}"));
    }

    private static async Task<HttpStatusCode> StatusAsync(DeskSession session)
    {
        using var answer = await session.Http.GetAsync("/v1/me");
        return answer.StatusCode;
    }
}
