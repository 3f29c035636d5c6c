using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace LiveView.Api.Identity;

/// <summary>
/// Every cookie is <c>Secure</c> and bears <c>__Host-</c> before its name, so that no other host and no plain connection can set or
/// read it. Browsers take such a cookie from a loopback address too. Only the demonstration over plain HTTP, which answers on a loopback
/// address alone, has a plain cookie: other programs that play a console there would not send a secure one.
/// </summary>
internal sealed class HostCookies : ICookieManager
{
    private readonly ChunkingCookieManager _cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) => _cookies.GetRequestCookie(context, NameOf(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _cookies.AppendResponseCookie(context, NameOf(context, key), value, Secured(context, options));

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        _cookies.DeleteCookie(context, NameOf(context, key), Secured(context, options));

    private static string NameOf(HttpContext context, string key) => IsPlain(context) ? key : $"__Host-{key}";

    private static CookieOptions Secured(HttpContext context, CookieOptions options) => new(options) { Secure = !IsPlain(context), Path = "/" };

    private static bool IsPlain(HttpContext context) =>
        !context.Request.IsHttps && context.RequestServices.GetRequiredService<IOptions<DemoOptions>>().Value.Enabled;
}
