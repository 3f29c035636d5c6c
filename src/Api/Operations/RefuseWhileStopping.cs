using LiveView.Api.Problems;

namespace LiveView.Api.Operations;

/// <summary>
/// Refuses what comes after the stop has begun. Consoles that lost their line come back at once, before the doors are shut, and whatever
/// they opened then nobody would close.
/// </summary>
internal sealed class RefuseWhileStopping(RequestDelegate next, IHostApplicationLifetime lifetime)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return next(http);
        }

        http.Response.Headers.Connection = "close";
        return Problem.Of(StatusCodes.Status503ServiceUnavailable, "stopping", "The server is stopping: try again in a moment.").ExecuteAsync(http);
    }
}
