using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace LiveView.Api.Identity.Issuers;

/// <summary>
/// The two short-lived cookies of a sign-in at an issuer, which bind the answer to the browser that asked. Lax, because the answer comes as
/// a navigation from the issuer's site, on which a strict cookie does not travel; the cookie of the session stays strict. Always secure:
/// browsers take such a cookie from a loopback address too.
/// </summary>
internal static class IssuerCookies
{
    public static void Set(OpenIdConnectOptions options)
    {
        options.NonceCookie.Name = "__Host-liveview-nonce.";
        options.CorrelationCookie.Name = "__Host-liveview-state.";
        foreach (var cookie in (CookieBuilder[])[options.NonceCookie, options.CorrelationCookie])
        {
            cookie.Path = "/";
            cookie.HttpOnly = true;
            cookie.IsEssential = true;
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.Always;
        }
    }
}
