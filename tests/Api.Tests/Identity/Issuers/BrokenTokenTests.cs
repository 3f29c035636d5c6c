using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace LiveView.Api.Tests.Identity.Issuers;

/// <summary>An ID token that is not exactly what it should be opens nothing. Each comes in the real flow, instead of the provider's own.</summary>
[Collection(FederationCollection.Name)]
public sealed class BrokenTokenTests(FederationStage stage) : IDisposable
{
    private static readonly RSA s_foreign = RSA.Create(2048);

    private static readonly Dictionary<string, Func<TokenForge, RSA, string, string>> s_broken = new()
    {
        ["unsigned"] = (_, _, token) => $"{TokenForge.Unsigned(token, header => header["alg"] = "none", null)}.",
        ["unsigned, in capitals"] = (_, _, token) => $"{TokenForge.Unsigned(token, header => header["alg"] = "NONE", null)}.",
        ["without its signature"] = (_, _, token) => token[..(token.LastIndexOf('.') + 1)],
        ["with half its signature"] = (_, _, token) => token[..^((token.Length - token.LastIndexOf('.')) / 2)],
        ["signed with the public key as a secret"] = (_, key, token) => TokenForge.SignedBy(
            token, "HS256", data => HMACSHA256.HashData(System.Text.Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()), data)),
        ["signed by an algorithm that is not on the list"] = (_, key, token) => TokenForge.SignedBy(
            token, "RS384", data => key.SignData(data, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1)),
        ["signed with another's key under the known name"] = (forge, _, token) => forge.Signed(token, with: s_foreign),
        ["signed with another's key under an unknown name"] = (forge, _, token) => forge.Signed(token, header => header["kid"] = "mine", with: s_foreign),
        ["with an address of its own key"] = (forge, _, token) => forge.Signed(
            token, header => (header["jku"], header["kid"]) = ("http://127.0.0.1:9/jwks", "mine"), with: s_foreign),
        ["with an address of its own certificate"] = (forge, _, token) => forge.Signed(
            token, header => (header["x5u"], header["kid"]) = ("http://127.0.0.1:9/cert", "mine"), with: s_foreign),
        ["that brings its own key"] = (forge, _, token) => forge.Signed(
            token, header => (header["jwk"], header["kid"]) = (PublicKey(s_foreign), "mine"), with: s_foreign),
        ["with changed content"] = (_, _, token) =>
            $"{TokenForge.Unsigned(token, null, content => content["sub"] = "another")}.{token.Split('.')[2]}",
        ["for another application"] = (forge, _, token) => forge.Signed(token, content: content => content["aud"] = "another-application"),
        ["for nobody"] = (forge, _, token) => forge.Signed(token, content: content => content.Remove("aud")),
        ["of another issuer"] = (forge, _, token) => forge.Signed(token, content: content => content["iss"] = "http://127.0.0.1:9/another"),
        ["of no issuer"] = (forge, _, token) => forge.Signed(token, content: content => content.Remove("iss")),
        ["that is over"] = (forge, _, token) => forge.Signed(token, content: content => content["exp"] = Seconds(content, "iat") - 3600),
        ["that never ends"] = (forge, _, token) => forge.Signed(token, content: content => content.Remove("exp")),
        ["that has not begun"] = (forge, _, token) => forge.Signed(token, content: content => content["nbf"] = Seconds(content, "iat") + 3600),
        ["of another sign-in"] = (forge, _, token) => forge.Signed(token, content: content => content["nonce"] = "another"),
        ["of no sign-in"] = (forge, _, token) => forge.Signed(token, content: content => content.Remove("nonce")),
        ["of nobody"] = (forge, _, token) => forge.Signed(token, content: content => content.Remove("sub")),
        ["that is no token"] = (_, _, _) => "not.a.token",
    };

    public static TheoryData<string> Kinds => [.. s_broken.Keys];

    [Fact]
    public async Task The_token_as_the_provider_made_it_opens_a_session()
    {
        using var run = await SignInAsync();
        Assert.NotNull(await run.MeAsync());
    }

    [Fact]
    public async Task A_token_that_was_only_signed_anew_opens_a_session_too()
    {
        stage.Bent.Bend = token => new TokenForge(stage.Centres.Key).Signed(token);
        using var run = await SignInAsync();
        Assert.NotNull(await run.MeAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_broken_token_opens_nothing(string kind)
    {
        stage.Bent.Bend = token => s_broken[kind](new TokenForge(stage.Centres.Key), stage.Centres.Key, token);
        using var run = await SignInAsync();

        Assert.Equal("issuer-failed", run.Refused ?? $"{await run.MeAsync()} after {string.Join(" ", run.Browser.Visited)}");
        Assert.Null(await run.MeAsync());
    }

    public void Dispose() => stage.Bent.Bend = token => token;

    private Task<SignInRun> SignInAsync() => FederationStage.SignInAsync(stage.Server, stage.Centres, "bent", FederationStage.Els);

    private static long Seconds(JsonObject content, string claim) => content[claim]!.GetValue<long>();

    private static JsonObject PublicKey(RSA key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["kid"] = "mine",
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus!),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent!),
        };
    }
}
