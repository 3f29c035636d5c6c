using System.Net;
using System.Text.Json;
using LiveView.Domain.Evidence;
using LiveView.Domain.Rights;
using LiveView.Simulation;
using LiveView.Simulation.Desks;

namespace LiveView.Api.Tests.Identity.Issuers;

/// <summary>People of an issuer sign in there, through the real pages of a provider that nobody here wrote.</summary>
[Collection(FederationCollection.Name)]
public class IssuerSignInTests(FederationStage stage)
{
    [Fact]
    public async Task A_person_signs_in_at_its_issuer_and_is_what_the_issuer_says()
    {
        using var run = await stage.SignInAsync(FederationStage.Els);

        var me = await run.MeAsync();
        Assert.Equal("Els van Veilig", me?.GetProperty("name").GetString());
        Assert.Equal("pac-veilig", me?.GetProperty("organisation").GetProperty("id").GetString());
        Assert.Equal(["operator"], me?.GetProperty("roles").EnumerateArray().Select(role => role.GetString()));
    }

    [Fact]
    public async Task A_person_of_the_second_issuer_signs_in_there()
    {
        using var run = await stage.SignInAsync(FederationStage.Dirk);
        Assert.Equal("mk-midden-nederland", (await run.MeAsync())?.GetProperty("organisation").GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_pseudonym_stays_the_same_and_is_not_the_issuers_name()
    {
        using var first = await stage.SignInAsync(FederationStage.Els);
        using var second = await stage.SignInAsync(FederationStage.Els);

        var id = Id(await first.MeAsync());
        Assert.Equal(id, Id(await second.MeAsync()));
        Assert.DoesNotContain("els", id, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_same_person_by_another_issuer_is_another_person_here()
    {
        using var straight = await stage.SignInAsync(FederationStage.Els);
        using var other = await stage.SignInAsync(FederationStage.Dirk);
        Assert.NotEqual(Id(await straight.MeAsync()), Id(await other.MeAsync()));
    }

    [Fact]
    public async Task No_token_and_no_secret_stands_in_any_address()
    {
        using var run = await stage.SignInAsync(FederationStage.Els);

        // Every JSON web token begins so and has parts; what an issuer draws at random has none. The code is worth nothing without the proof key.
        Assert.All(run.Browser.Visited, address => Assert.DoesNotMatch(@"eyJ[A-Za-z0-9_-]+\.", address.AbsoluteUri));
        Assert.All(run.Browser.Visited, address => Assert.DoesNotContain("secret", address.AbsoluteUri, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(run.Browser.Visited, address => address.Query.Contains("request_uri", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_cookies_of_the_road_are_for_this_host_alone_and_gone_at_its_end()
    {
        using var browser = stage.Centres.Browser();
        using var answer = await browser.GetAsync(new Uri(stage.Server.Http, "/v1/sign-in/with/centres"));

        var set = answer.Headers.GetValues("Set-Cookie").ToArray();
        Assert.Equal(2, set.Length);
        Assert.All(set, cookie => Assert.Matches("^__Host-liveview-(nonce|state)\\.[^;]+;.*; path=/; secure; samesite=lax; httponly$", cookie));

        using var run = await stage.SignInAsync(FederationStage.Els);
        Assert.DoesNotContain("__Host-liveview-", run.Browser.Cookies.GetCookieHeader(stage.Server.Http), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issuer_that_names_an_organisation_of_another_is_refused_and_that_organisation_can_read_it()
    {
        using var run = await stage.SignInAsync(FederationStage.Spy);

        Assert.Equal("foreign-organisation", run.Refused);
        Assert.Null(await run.MeAsync());
        Assert.Contains(await RightsOfAsync("mk-midden-nederland"), change => change is { Kind: RightsChangeKind.IssuerRefused, Subject: "centres" });
    }

    [Fact]
    public async Task Whoever_has_no_role_that_is_known_here_is_refused()
    {
        using var run = await stage.SignInAsync(FederationStage.Idle);

        Assert.Equal("no-role", run.Refused);
        Assert.Null(await run.MeAsync());
    }

    [Fact]
    public async Task Whoever_works_for_two_says_for_which()
    {
        using var undecided = await stage.SignInAsync(FederationStage.Both);
        Assert.Equal("choose-organisation", undecided.Refused);

        using var decided = await stage.SignInAsync(FederationStage.Both, "?organisation=pac-stad");
        Assert.Equal("pac-stad", (await decided.MeAsync())?.GetProperty("organisation").GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_opens_nothing()
    {
        using var browser = stage.Centres.Browser();
        using var answer = await browser.GetAsync(new Uri(stage.Server.Http, "/v1/sign-in/answer/centres?code=stolen&state=made-up"));
        Assert.Equal("/?refused=issuer-failed", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_answer_of_one_persons_browser_opens_nothing_in_anothers()
    {
        using var run = await stage.SignInAsync(FederationStage.Els);
        using var thief = stage.Centres.Browser();
        using var answer = await thief.GetAsync(run.Browser.Visited.Single(each => each.AbsolutePath == "/v1/sign-in/answer/centres"));
        Assert.Equal("/?refused=issuer-failed", answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Signing_in_anew_ends_the_browsers_former_session_also_where_its_strict_cookie_stays_behind(bool strictCookieTravels)
    {
        using var run = await stage.SignInAsync(FederationStage.Els);
        using var former = DeskSession.Of(stage.Server.Http, "the former session", CopyOf(run.Browser.Cookies.GetCookies(stage.Server.Http)));
        using var there = await run.Browser.GetAsync(new Uri(stage.Server.Http, "/v1/sign-in/with/centres"));
        if (!strictCookieTravels)
        {
            // So does a browser with a navigation that begins at the issuer's site.
            run.Browser.Cookies.GetCookies(stage.Server.Http)["liveview"]!.Expired = true;
        }

        using var back = await run.Browser.SignInAsync(there.Headers.Location!, FederationStage.Els);

        Assert.Equal("Els van Veilig", (await run.MeAsync())?.GetProperty("name").GetString());
        await Patience.UntilAsync("the former session is over", TimeSpan.FromSeconds(20), async () =>
        {
            using var answer = await former.Http.GetAsync("/v1/me");
            return answer.StatusCode == HttpStatusCode.Unauthorized;
        });
        Assert.DoesNotContain("__Host-liveview-", run.Browser.Cookies.GetCookieHeader(stage.Server.Http), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_leads_to_the_issuer_without_a_token()
    {
        using var run = await stage.SignInAsync(FederationStage.Els);
        using var answer = await run.Browser.GetAsync(new Uri(stage.Server.Http, "/v1/sign-out/with/centres"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith($"{stage.Centres.Issuer}/end_session?client_id={FederationStage.ClientId}&", answer.Headers.Location?.AbsoluteUri, StringComparison.Ordinal);
        Assert.DoesNotContain("id_token_hint", answer.Headers.Location?.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_no_way_to_an_issuer_that_is_not_configured()
    {
        using var browser = stage.Centres.Browser();
        using var answer = await browser.GetAsync(new Uri(stage.Server.Http, "/v1/sign-in/with/nobody"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static CookieContainer CopyOf(CookieCollection cookies)
    {
        var copy = new CookieContainer();
        copy.Add(cookies);
        return copy;
    }

    private static string Id(JsonElement? me) => me?.GetProperty("id").GetString() ?? throw new InvalidOperationException("Nobody is signed in.");

    private async Task<List<RightsChange>> RightsOfAsync(string organisation)
    {
        var changes = new List<RightsChange>();
        await foreach (var line in stage.Server.Get<IEventLog>().ReadAsync($"org:{organisation}"))
        {
            changes.Add(RightsChangeFormat.Read(line));
        }

        return changes;
    }
}
