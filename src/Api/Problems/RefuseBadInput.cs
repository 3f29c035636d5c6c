using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;

namespace LiveView.Api.Problems;

/// <summary>Turns input that cannot be read into a clear 400, and everything else into a 500 that tells nothing.</summary>
internal sealed class RefuseBadInput : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = exception switch
        {
            BadHttpRequestException { StatusCode: var status } bad => Problem.Of(
                status, status == StatusCodes.Status413PayloadTooLarge ? "too-large" : "bad-request", Explain(bad)),
            FormatException bad => Problem.Of(StatusCodes.Status400BadRequest, "bad-request", bad.Message),
            _ => Problem.Of(StatusCodes.Status500InternalServerError, "internal", "Something went wrong inside: see the log of the server."),
        };
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private static string Explain(BadHttpRequestException bad) =>
        bad.InnerException is JsonException json ? $"The body is not right at '{json.Path}': {json.Message}" : bad.Message;
}
