using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace LiveView.Api.Identity.Issuers;

/// <summary>The ways to an issuer and back from it. The answer with the code comes in at <see cref="Issuer.AnswerPath"/>.</summary>
internal static class IssuerEndpoints
{
    private const int MostForm = 2 * LogoutTokenReader.MostCharacters;

    public static void MapIssuers(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/v1/sign-in/with/{issuer}", SendThere).AllowAnonymous();
        endpoints.MapGet("/v1/sign-out/with/{issuer}", SignOutThereAsync).AllowAnonymous();
        endpoints.MapPost("/v1/sign-out/issuer/{issuer}", BackChannelAsync).AllowAnonymous().WithMetadata(new MachineDoor());
    }

    private static IResult SendThere(string issuer, string? organisation, IssuerBook issuers, FormerSession former, HttpContext http)
    {
        if (!issuers.TryFind(issuer, out var found))
        {
            return NoSuchIssuer();
        }

        var properties = new AuthenticationProperties { RedirectUri = "/", AllowRefresh = false };
        if (organisation is not null)
        {
            properties.Items[IssuerEvents.Wanted] = OrganisationId.Parse(organisation).Value;
        }

        former.Remember(http, IssuerScheme.SignInTime);
        return TypedResults.Challenge(properties, [found.Scheme]);
    }

    /// <summary>
    /// Sends the browser to the issuer's own sign-out page (OpenID Connect RP-Initiated Logout 1.0). By client id alone, without
    /// <c>id_token_hint</c>: a hint is a token, tokens are not kept and stand in no address. The issuer may ask the person once more.
    /// </summary>
    private static async Task<IResult> SignOutThereAsync(
        string issuer, IssuerBook issuers, IOptionsMonitor<OpenIdConnectOptions> schemes, HttpContext http)
    {
        if (!issuers.TryFind(issuer, out var found))
        {
            return NoSuchIssuer();
        }

        var discovery = await schemes.Get(found.Scheme).ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
        return Uri.TryCreate(discovery.EndSessionEndpoint, UriKind.Absolute, out var end)
            ? TypedResults.Redirect(
                end.AbsoluteUri + QueryString.Create(
                [
                    KeyValuePair.Create("client_id", (string?)found.Options.ClientId),
                    KeyValuePair.Create("post_logout_redirect_uri", (string?)$"{http.Request.Scheme}://{http.Request.Host}/"),
                ]))
            : TypedResults.Redirect("/");
    }

    /// <summary>OpenID Connect Back-Channel Logout 1.0: the issuer itself says, without a browser, that somebody signed out.</summary>
    private static async Task<IResult> BackChannelAsync(string issuer, IssuerBook issuers, IssuerLogouts logouts, HttpContext http)
    {
        if (!issuers.TryFind(issuer, out var found))
        {
            return NoSuchIssuer();
        }

        if (!http.Request.HasFormContentType || http.Request.ContentLength > MostForm)
        {
            return Refused("Send logout_token in a form of the type application/x-www-form-urlencoded.");
        }

        var form = await http.Request.ReadFormAsync(new FormOptions { BufferBodyLengthLimit = MostForm, ValueCountLimit = 10 }, http.RequestAborted);
        if (form["logout_token"] is not [{ Length: > 0 } token])
        {
            return Refused("Send exactly one logout_token.");
        }

        return await logouts.TakeAsync(found, token, http.RequestAborted) is { } refusal ? Refused(refusal.Message) : TypedResults.Ok();
    }

    /// <summary>The answer that the standard prescribes (section 2.8).</summary>
    private static IResult Refused(string description) => TypedResults.Json(
        new { error = "invalid_request", error_description = description }, statusCode: StatusCodes.Status400BadRequest);

    private static IResult NoSuchIssuer() =>
        Problem.Of(StatusCodes.Status404NotFound, "no-such-issuer", "No issuer is configured under that name.");
}
