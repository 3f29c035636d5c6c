using LiveView.Api.Identity;
using LiveView.Api.Problems;

namespace LiveView.Api.Limits;

/// <summary>Refuses a session another WebSocket when it has as many as it may.</summary>
internal sealed class SocketsPerSession(RequestDelegate next, SocketCount sockets)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest || http.User.Identity is not SessionIdentity { Session: { } signedIn })
        {
            await next(http);
            return;
        }

        if (!sockets.TryOpen(signedIn.Id))
        {
            http.Response.Headers.RetryAfter = "5";
            await Problem.Of(
                StatusCodes.Status429TooManyRequests, "too-many-sockets",
                "This session has as many open lines as it may: close one first.").ExecuteAsync(http);
            return;
        }

        try
        {
            await next(http);
        }
        finally
        {
            sockets.Close(signedIn.Id);
        }
    }
}
