namespace LiveView.Api.Identity;

/// <summary>
/// Headers that every answer carries: nothing inline, nothing from elsewhere, nothing framed, nothing sniffed, nothing kept. As OWASP's
/// Secure Headers Project and ASVS 5.0 chapter 3 ask.
/// </summary>
internal sealed class SafeHeaders(RequestDelegate next)
{
    // Chromium, Firefox and Safari count a WebSocket to the page's own host as 'self' (CSP level 3). The player shows pictures through
    // blob: addresses of its own making; the map draws its signs as data: pictures.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; media-src blob:; worker-src 'self'; manifest-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string Permissions =
        "accelerometer=(), bluetooth=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), "
        + "microphone=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()";

    private const string TwoYears = "max-age=63072000; includeSubDomains";

    public Task InvokeAsync(HttpContext http)
    {
        // At the last moment: an answer to an exception starts again without headers.
        http.Response.OnStarting(Add, http);
        return next(http);
    }

    private static Task Add(object state)
    {
        var http = (HttpContext)state;
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = Permissions;
        headers["X-Permitted-Cross-Domain-Policies"] = "none";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        if (http.Request.IsHttps)
        {
            headers.StrictTransportSecurity = TwoYears;
        }

        // What is not a file of the console is about people, incidents or the state of the server.
        if (headers.CacheControl.Count == 0 || http.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal))
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
