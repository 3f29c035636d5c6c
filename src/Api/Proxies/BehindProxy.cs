using System.Net;
using LiveView.Api.Problems;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace LiveView.Api.Proxies;

/// <summary>
/// Takes from a configured proxy, and from nobody else, who asks and for which host. A proxy that does not say so, or that speaks plainly
/// with those who ask, is refused: otherwise all would be one caller, and a session would travel in the clear.
/// </summary>
internal sealed class BehindProxy(RequestDelegate next, ILoggerFactory loggers, IOptions<ForwardedHeadersOptions> headers, IOptions<ProxyOptions> proxy)
{
    private readonly ForwardedHeadersMiddleware _headers = new(next, loggers, headers);
    private readonly IPNetwork[] _proxies = [.. proxy.Value.Networks];

    public Task InvokeAsync(HttpContext http)
    {
        var from = http.Connection.RemoteIpAddress;
        if (from is null || !IsProxy(from))
        {
            return next(http);
        }

        _headers.ApplyForwarders(http);
        var told = !ReferenceEquals(from, http.Connection.RemoteIpAddress) && http.Request.IsHttps;
        return told || http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
            ? next(http)
            : Problem.Of(
                StatusCodes.Status400BadRequest, "proxy-says-nothing",
                "The proxy does not say for whom it asks over https: let it set X-Forwarded-For, X-Forwarded-Proto and X-Forwarded-Host, one value each, the last a host in Http:Proxy:Hosts.")
                .ExecuteAsync(http);
    }

    private bool IsProxy(IPAddress from) => Array.Exists(_proxies, each => each.Contains(from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from));
}
