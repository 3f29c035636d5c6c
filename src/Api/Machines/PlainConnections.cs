using System.Net;

namespace LiveView.Api.Machines;

/// <summary>Where secrets and tokens may travel without TLS: within this machine, and nowhere else.</summary>
internal static class PlainConnections
{
    public static bool MayBeUsed(HttpContext http) =>
        http.Request.IsHttps || http.Connection is { RemoteIpAddress: { } from, LocalIpAddress: { } to } && IPAddress.IsLoopback(from) && IPAddress.IsLoopback(to);
}
