using System.Security.Claims;
using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace LiveView.Api.Identity;

/// <summary>
/// The cookie of a session. It holds the session's random id under data protection and nothing else; who that is, and whether it still
/// holds, the cluster says at each request.
/// </summary>
internal static class SessionCookie
{
    private const string Name = "liveview";
    private const string Id = "sid";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Name;
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.CookieManager = new HostCookies();
        options.SlidingExpiration = false;
        options.ExpireTimeSpan = Session.GreatestAge;
        options.Events.OnValidatePrincipal = FindSessionAsync;
        options.Events.OnRedirectToLogin = context => Refuse(context, StatusCodes.Status401Unauthorized, "not-signed-in", "Sign in first.");
        options.Events.OnRedirectToAccessDenied = context => Refuse(context, StatusCodes.Status403Forbidden, "not-yours", "This is not yours to use.");
    }

    /// <summary>Hands the browser its cookie.</summary>
    public static Task GiveAsync(HttpContext http, Session session) => http.SignInAsync(
        SignedIn.Scheme, new ClaimsPrincipal(new ClaimsIdentity([new Claim(Id, session.Id.Value)], SignedIn.Scheme)),
        new AuthenticationProperties { IssuedUtc = session.Started, ExpiresUtc = session.Expires, AllowRefresh = false });

    private static async Task FindSessionAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var session = context.Principal?.FindFirstValue(Id) is { } id
            ? await services.GetRequiredService<SessionWatch>().FindAsync(SessionId.Parse(id))
            : null;
        if (session is null || !services.GetRequiredService<DemoPeople>().Admits(session))
        {
            context.RejectPrincipal();
            return;
        }

        context.ReplacePrincipal(new ClaimsPrincipal(new SessionIdentity(session)));
    }

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context, int status, string code, string text) =>
        Problem.Of(status, code, text).ExecuteAsync(context.HttpContext);
}
