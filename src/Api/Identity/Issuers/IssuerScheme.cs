using LiveView.Domain.Identifiers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace LiveView.Api.Identity.Issuers;

/// <summary>One authentication scheme per issuer: OpenID Connect Core 1.0, authorization code with proof key (RFC 7636).</summary>
internal static class IssuerScheme
{
    /// <summary>Signatures that are believed; <c>none</c> and the symmetric ones never are.</summary>
    public static readonly IReadOnlyList<string> Signatures =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];

    /// <summary>How far the clocks of issuer and edge may differ.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>How long a person may take at the issuer.</summary>
    public static readonly TimeSpan SignInTime = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(10);

    private const long MostAnswer = 1024 * 1024;

    /// <summary>Adds the issuers of the configuration and what they need.</summary>
    public static AuthenticationBuilder AddIssuers(this AuthenticationBuilder authentication, IConfiguration configuration)
    {
        authentication.Services.AddOptions<IssuersOptions>().Bind(configuration.GetSection("Identity")).ValidateOnStart();
        authentication.Services.AddSingleton<IValidateOptions<IssuersOptions>, IssuersCheck>().AddSingleton<IssuerBook>()
            .AddSingleton<IssuerSignIns>().AddSingleton<IssuerLogouts>().AddSingleton<LogoutTokenReader>().AddSingleton<RightsLog>()
            .AddScoped<IssuerEvents>();
        foreach (var issuer in Issuer.All(configuration.GetSection("Identity").Get<IssuersOptions>() ?? new IssuersOptions())
            .Where(each => IdentifierText.IsValid(each.Id)))
        {
            authentication.AddOpenIdConnect(issuer.Scheme, issuer.Name, options => Set(options, issuer));
        }

        return authentication;
    }

    private static void Set(OpenIdConnectOptions options, Issuer issuer)
    {
        var secure = issuer.Options.Authority.StartsWith(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);
        options.Authority = issuer.Options.Authority;
        options.RequireHttpsMetadata = secure;
        options.ClientId = issuer.Options.ClientId;
        options.ClientSecret = issuer.Options.ClientSecretFile is { } file ? File.ReadAllText(file).Trim() : null;
        options.SignInScheme = SignedIn.Scheme;
        options.CallbackPath = issuer.AnswerPath;
        // Doors of the framework that nobody needs: logout over the front channel is a request without any proof.
        options.RemoteSignOutPath = default;
        options.SignedOutCallbackPath = default;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // By query, not by form: a form from another site would have to pass the origin check, and would need cookies that go everywhere.
        // What stands in the address is a code that is worth nothing without the proof key, once, for a minute; never a token.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.PushedAuthorizationBehavior = PushedAuthorizationBehavior.UseIfAvailable;
        options.SaveTokens = false;
        options.GetClaimsFromUserInfoEndpoint = false;
        options.MapInboundClaims = false;
        options.TokenHandler = new SignedTokensOnly();
        options.ClaimActions.Clear();
        options.Scope.Clear();
        options.Scope.Add("openid");
        foreach (var scope in issuer.Options.Scopes)
        {
            options.Scope.Add(scope);
        }

        options.ProtocolValidator.RequireNonce = true;
        options.ProtocolValidator.NonceLifetime = SignInTime;
        options.RemoteAuthenticationTimeout = SignInTime;
        options.TokenValidationParameters = Validation(issuer.Options.ClientId);
        options.BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = AnswerTime };
        options.BackchannelTimeout = AnswerTime;
        IssuerCookies.Set(options);
        options.EventsType = typeof(IssuerEvents);
    }

    /// <summary>What must be true of any token; issuer and keys come from the discovery document.</summary>
    public static TokenValidationParameters Validation(string clientId) => new()
    {
        ValidAudience = clientId,
        ValidAlgorithms = Signatures,
        ValidateIssuer = true,
        ValidateAudience = true,
        ValidateLifetime = true,
        ValidateIssuerSigningKey = true,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        RequireAudience = true,
        // A key that the token itself brings is no key.
        TryAllIssuerSigningKeys = false,
        ClockSkew = ClockSkew,
    };
}
