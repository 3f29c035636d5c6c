using System.Net;
using System.Text.Json.Nodes;
using LiveView.Api.Tests.Hosting;
using LiveView.Simulation;
using LiveView.Simulation.Pictures;

namespace LiveView.Api.Tests.Identity.Issuers;

/// <summary>Who signs out at the issuer is signed out here: OpenID Connect Back-Channel Logout 1.0.</summary>
[Collection(FederationCollection.Name)]
public class BackChannelTests(FederationStage stage)
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(30);

    private static readonly Dictionary<string, Func<TokenForge, string, string>> s_broken = new()
    {
        ["unsigned"] = (_, token) => $"{TokenForge.Unsigned(token, header => header["alg"] = "none", null)}.",
        ["with changed content"] = (_, token) =>
            $"{TokenForge.Unsigned(token, null, content => content["jti"] = "another")}.{token.Split('.')[2]}",
        ["of another type"] = (forge, token) => forge.Signed(token, header => header["typ"] = "at+jwt"),
        ["for another application"] = (forge, token) => forge.Signed(token, content: content => content["aud"] = "another"),
        ["of another issuer"] = (forge, token) => forge.Signed(token, content: content => content["iss"] = "http://127.0.0.1:9/another"),
        ["with a nonce"] = (forge, token) => forge.Signed(token, content: content => content["nonce"] = "n"),
        ["without events"] = (forge, token) => forge.Signed(token, content: content => content.Remove("events")),
        ["about another event"] = (forge, token) => forge.Signed(token, content: content => content["events"] = new JsonObject { ["another"] = new JsonObject() }),
        ["whose event is a word"] = (forge, token) => forge.Signed(token, content: content => content["events"] = "logout"),
        ["without a name"] = (forge, token) => forge.Signed(token, content: content => content.Remove("jti")),
        ["about nobody"] = (forge, token) => forge.Signed(token, content: content => { content.Remove("sub"); content.Remove("sid"); }),
        ["without a time"] = (forge, token) => forge.Signed(token, content: content => content.Remove("iat")),
        ["of yesterday"] = (forge, token) => forge.Signed(token, content: content => content["iat"] = content["iat"]!.GetValue<long>() - 86_400),
        ["of tomorrow"] = (forge, token) => forge.Signed(token, content: content => content["iat"] = content["iat"]!.GetValue<long>() + 86_400),
        ["that is over"] = (forge, token) => forge.Signed(token, content: content => content["exp"] = content["iat"]!.GetValue<long>() - 600),
        ["that is none"] = (_, _) => "none",
    };

    public static TheoryData<string> Kinds => [.. s_broken.Keys];

    [Fact]
    public async Task Signing_out_at_the_issuer_ends_the_pictures_here_within_two_seconds()
    {
        using var incident = await CaseAtDoor.RaisedAsync(stage.Server);
        using var run = await stage.SignInSeenAsync(FederationStage.Els);
        using var session = run.Session();
        await using var tap = PictureTap.Open(session, incident.Id, incident.Camera);
        await Patience.UntilAsync("a picture", Start, () => tap.Bytes > 0, () => $"{tap.Refused} {tap.Closed}");

        await run.Browser.SignOutAtProviderAsync(TokenForge.Open(run.IdToken!).Content["sid"]!.GetValue<string>());
        await Patience.UntilAsync("the end of the picture", AtOnce, () => tap.Closed is not null);

        var bytes = tap.Bytes;
        Assert.Equal("issuer-signed-out", tap.Closed?.Reason);
        Assert.Null(await run.MeAsync());
        Assert.Equal(bytes, tap.Bytes);
    }

    [Fact]
    public async Task A_logout_token_counts_once()
    {
        using var run = await stage.SignInSeenAsync(FederationStage.Els);
        var token = LogoutToken(run);

        Assert.Equal(HttpStatusCode.OK, await SendAsync(token));
        Assert.Null(await run.MeAsync());
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(token));
    }

    [Fact]
    public async Task A_logout_of_one_session_leaves_the_persons_other_session_alone()
    {
        using var first = await stage.SignInSeenAsync(FederationStage.Els);
        using var second = await stage.SignInSeenAsync(FederationStage.Els);

        Assert.Equal(HttpStatusCode.OK, await SendAsync(LogoutToken(first)));
        Assert.Null(await first.MeAsync());
        Assert.NotNull(await second.MeAsync());
    }

    [Fact]
    public async Task A_logout_of_the_person_ends_every_session()
    {
        using var first = await stage.SignInSeenAsync(FederationStage.Els);
        using var second = await stage.SignInSeenAsync(FederationStage.Els);

        Assert.Equal(HttpStatusCode.OK, await SendAsync(LogoutToken(first, wholePerson: true)));
        Assert.Null(await first.MeAsync());
        Assert.Null(await second.MeAsync());
    }

    [Fact]
    public async Task One_issuer_cannot_sign_out_people_of_another()
    {
        using var mine = await stage.SignInSeenAsync(FederationStage.Els);
        using var run = await stage.SignInAsync(FederationStage.Dirk);
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(LogoutToken(mine, wholePerson: true), "room"));
        Assert.NotNull(await run.MeAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_broken_logout_token_signs_nobody_out(string kind)
    {
        using var run = await stage.SignInSeenAsync(FederationStage.Els);
        var broken = s_broken[kind](new TokenForge(stage.Centres.Key), LogoutToken(run));

        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(broken));
        Assert.NotNull(await run.MeAsync());
    }

    /// <summary>A logout token as the issuer would make it: of one session, or of the person.</summary>
    private string LogoutToken(SignInRun run, bool wholePerson = false)
    {
        var (header, seen) = TokenForge.Open(run.IdToken!);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var content = new JsonObject
        {
            ["iss"] = stage.Centres.Issuer.AbsoluteUri,
            ["aud"] = FederationStage.Client("bent"),
            ["sub"] = seen["sub"]!.GetValue<string>(),
            ["iat"] = now,
            ["exp"] = now + 60,
            ["jti"] = Guid.NewGuid().ToString("N"),
            ["events"] = new JsonObject { ["http://schemas.openid.net/event/backchannel-logout"] = new JsonObject() },
        };
        if (!wholePerson)
        {
            content["sid"] = seen["sid"]!.GetValue<string>();
        }

        return new TokenForge(stage.Centres.Key).Made(new JsonObject { ["typ"] = "logout+jwt", ["alg"] = "RS256", ["kid"] = header["kid"]!.GetValue<string>() }, content);
    }

    private async Task<HttpStatusCode> SendAsync(string token, string issuer = "bent")
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var answer = await http.PostAsync(
            new Uri(stage.Server.Http, $"/v1/sign-out/issuer/{issuer}"), new FormUrlEncodedContent([KeyValuePair.Create("logout_token", token)]));
        return answer.StatusCode;
    }
}
