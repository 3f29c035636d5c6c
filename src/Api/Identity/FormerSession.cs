using LiveView.Api.Identity.Local;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using Microsoft.AspNetCore.Authentication;

namespace LiveView.Api.Identity;

/// <summary>
/// The session that a browser had before it signed in anew. On the way back from an issuer the browser keeps the strict cookie of the
/// session to itself; so that the session ends all the same, it is remembered for the way there and back in a lax one, sealed for this
/// purpose alone: it names what may be ended and lets nobody in.
/// </summary>
internal sealed class FormerSession(SessionWatch sessions, SealedText seals)
{
    private const string Name = "__Host-liveview-former";
    private const string Purpose = "liveview.former-session";

    /// <summary>Remembers the session of a request, if it has one.</summary>
    /// <param name="http">The request, past authentication.</param>
    /// <param name="time">How long the way there and back may take.</param>
    public void Remember(HttpContext http, TimeSpan time)
    {
        if (http.User.Identity is SessionIdentity { Session: { } session })
        {
            http.Response.Cookies.Append(Name, seals.Seal(Purpose, session.Id.Value, time), Options(time));
        }
    }

    /// <summary>The session that the browser of a request had, or null.</summary>
    public async Task<Session?> OfAsync(HttpContext http)
    {
        // An issuer's answer is taken in before anybody looked at the cookie.
        var user = http.User.Identity is SessionIdentity ? http.User : (await http.AuthenticateAsync(SignedIn.Scheme)).Principal;
        return user?.Identity is SessionIdentity { Session: { } session } ? session
            : seals.Open(Purpose, http.Request.Cookies[Name]) is ({ } id, _) ? await sessions.FindAsync(SessionId.Parse(id))
            : null;
    }

    /// <summary>Takes away what was remembered.</summary>
    public static void Forget(HttpContext http)
    {
        if (http.Request.Cookies.ContainsKey(Name))
        {
            http.Response.Cookies.Delete(Name, Options(null));
        }
    }

    private static CookieOptions Options(TimeSpan? time) =>
        new() { Path = "/", HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = time };
}
