using System.Text.Json;
using LiveView.Api.Identity;
using LiveView.Api.Limits;
using LiveView.Domain.Evidence;
using LiveView.Grains.Abstractions.Access;
using Microsoft.AspNetCore.Diagnostics;

namespace LiveView.Api.Problems;

/// <summary>Turns input that cannot be read into a clear 400, and everything else into a 500 that tells nothing.</summary>
internal sealed class RefuseBadInput : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is TooBusyException busy)
        {
            await TooBusyException.AnswerAsync(httpContext, busy);
            return true;
        }

        var problem = exception switch
        {
            BadHttpRequestException { StatusCode: var status } bad => Problem.Of(
                status, status == StatusCodes.Status413PayloadTooLarge ? "too-large" : "bad-request", Explain(bad)),
            EventLogUnavailableException => Problem.Of(
                StatusCodes.Status503ServiceUnavailable, "log-unavailable",
                "The log cannot be read, so nothing was done: try again, and warn the administrator."),
            CallRefusedException refused => Problem.Of(StatusCodes.Status403Forbidden, refused.Code, refused.Message),
            SessionsUnavailableException unavailable => Problem.Of(
                StatusCodes.Status503ServiceUnavailable, "sessions-unavailable", unavailable.Message + " Try again in a moment."),
            // Whether it was done is not known; who sends an alarm sends it again at a 503, and at a 500 it may not.
            TimeoutException or OrleansException => Problem.Of(
                StatusCodes.Status503ServiceUnavailable, "not-answered", "The server did not answer in time: try again, and look first whether it was done."),
            FormatException bad => Problem.Of(StatusCodes.Status400BadRequest, "bad-request", bad.Message),
            _ => Problem.Of(StatusCodes.Status500InternalServerError, "internal", "Something went wrong inside: see the log of the server."),
        };
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private static string Explain(BadHttpRequestException bad) =>
        bad.InnerException is JsonException json ? $"The body is not right at '{json.Path}': {BadBody.Said(json)}" : bad.Message;
}
