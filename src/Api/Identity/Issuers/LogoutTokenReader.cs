using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LiveView.Api.Identity.Issuers;

/// <summary>Validates logout tokens: signature, issuer and audience as for an ID token, and what makes a token one of logout.</summary>
internal sealed class LogoutTokenReader(IOptionsMonitor<OpenIdConnectOptions> schemes, TimeProvider time)
{
    /// <summary>
    /// How old a token may be. The standard lets an issuer leave the end of its life to us in practice: providers exist that send no
    /// <c>exp</c>. The bound makes both kinds equally short-lived, and says how long a token that was used must be remembered.
    /// </summary>
    public static readonly TimeSpan GreatestAge = TimeSpan.FromMinutes(2);

    /// <summary>Greatest length of a token, in characters.</summary>
    public const int MostCharacters = 16 * 1024;

    private const string LogoutEvent = "http://schemas.openid.net/event/backchannel-logout";
    private const int MostText = 256;
    private static readonly string[] s_types = ["logout+jwt", "JWT"];
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MostCharacters };

    public async Task<LogoutToken> ReadAsync(Issuer issuer, string text, CancellationToken cancel)
    {
        if (text.Length > MostCharacters)
        {
            return LogoutToken.Refuse("token-too-long", $"A logout token has at most {MostCharacters} characters.");
        }

        var scheme = schemes.Get(issuer.Scheme);
        var discovery = await scheme.ConfigurationManager!.GetConfigurationAsync(cancel);
        var outcome = await ValidateAsync(issuer, text, discovery.Issuer, discovery.SigningKeys);
        if (outcome.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The issuer may have changed its keys; the configuration manager bounds how often it is asked.
            scheme.ConfigurationManager.RequestRefresh();
            discovery = await scheme.ConfigurationManager.GetConfigurationAsync(cancel);
            outcome = await ValidateAsync(issuer, text, discovery.Issuer, discovery.SigningKeys);
        }

        return outcome is { IsValid: true, SecurityToken: JsonWebToken token }
            ? Check(token)
            : LogoutToken.Refuse("bad-token", $"The token is not valid: {outcome.Exception?.GetType().Name ?? "unreadable"}.");
    }

    private Task<TokenValidationResult> ValidateAsync(Issuer issuer, string text, string iss, IEnumerable<SecurityKey> keys)
    {
        var validation = IssuerScheme.Validation(issuer.Options.ClientId);
        validation.ValidIssuer = iss;
        validation.IssuerSigningKeys = keys;
        validation.RequireExpirationTime = false;
        validation.LifetimeValidator = (notBefore, expires, _, _) => IsNow(notBefore, expires);
        return _handler.ValidateTokenAsync(text, validation);
    }

    private bool IsNow(DateTime? notBefore, DateTime? expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return (notBefore is not { } from || from <= now + IssuerScheme.ClockSkew) && (expires is not { } until || until > now - IssuerScheme.ClockSkew);
    }

    private LogoutToken Check(JsonWebToken token)
    {
        if (!string.IsNullOrEmpty(token.Typ) && !s_types.Contains(token.Typ, StringComparer.OrdinalIgnoreCase))
        {
            return LogoutToken.Refuse("wrong-type", "The token is of another type than logout+jwt.");
        }

        if (token.TryGetPayloadValue<object>("nonce", out _))
        {
            return LogoutToken.Refuse("has-nonce", "A logout token has no nonce: this may be an ID token.");
        }

        if (!token.TryGetPayloadValue<JsonElement>("events", out var events) || events.ValueKind != JsonValueKind.Object
            || !events.TryGetProperty(LogoutEvent, out var logout) || logout.ValueKind != JsonValueKind.Object)
        {
            return LogoutToken.Refuse("no-logout-event", "The token does not say that somebody signed out.");
        }

        var age = token.IssuedAt == default ? (TimeSpan?)null : time.GetUtcNow().UtcDateTime - token.IssuedAt;
        if (age is not { } known || known > GreatestAge || known < -IssuerScheme.ClockSkew)
        {
            return LogoutToken.Refuse("wrong-time", "The token does not say when it was issued, or that is not now: compare the clocks.");
        }

        var (id, subject, session) = (Text(token, "jti"), Text(token, "sub"), Text(token, "sid"));
        return id is null || (subject is null && session is null)
            ? LogoutToken.Refuse("incomplete", "The token must have a jti, and a sub or a sid, as texts.")
            : new LogoutToken.Valid(token.Issuer, id, subject, session);
    }

    private static string? Text(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<object>(claim, out var value) && value is string { Length: > 0 and <= MostText } text ? text : null;
}
