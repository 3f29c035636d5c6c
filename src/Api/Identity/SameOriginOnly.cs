using LiveView.Api.Problems;

namespace LiveView.Api.Identity;

/// <summary>
/// Refuses what another site's page could make a browser send with our cookie: writes and WebSockets whose <c>Origin</c> is not this
/// host. A request without an <c>Origin</c> did not come from a page of ours.
/// </summary>
internal sealed class SameOriginOnly(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        var harmless = http.GetEndpoint()?.Metadata.GetMetadata<MachineDoor>() is not null
            || ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !IsUpgrade(request));
        return harmless || IsOwn(request)
            ? next(http)
            : Problem.Of(
                StatusCodes.Status403Forbidden, "foreign-origin",
                "The request does not come from this server's own pages: send an Origin header with its address.").ExecuteAsync(http);
    }

    private static bool IsUpgrade(HttpRequest request) =>
        request.Headers.Upgrade.Count > 0 || HttpMethods.IsConnect(request.Method) || request.Headers.ContainsKey("Sec-WebSocket-Key");

    private static bool IsOwn(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is [] or ["same-origin"]
        && request.Headers.Origin is [{ } origin]
        && Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (!request.IsHttps || uri.Scheme == Uri.UriSchemeHttps)
        && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
