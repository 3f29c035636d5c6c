namespace LiveView.Api.Problems;

/// <summary>
/// Refuses a request that says in two ways where it ends, and hangs up: a server in front of this one may have read it the other way, and
/// what it took for the body would be read here as the next request (RFC 9112, section 6.3).
/// </summary>
internal sealed class ClearFraming(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Request.Headers;

        // Kestrel follows Transfer-Encoding and moves the length that contradicts it to a header of its own.
        if (headers.TransferEncoding.Count == 0 || (headers.ContentLength is null && !headers.ContainsKey("X-Content-Length")))
        {
            return next(http);
        }

        http.Response.Headers.Connection = "close";
        return Problem.Of(
            StatusCodes.Status400BadRequest, "two-lengths", "The request has both a Content-Length and a Transfer-Encoding: send one of them.").ExecuteAsync(http);
    }
}
