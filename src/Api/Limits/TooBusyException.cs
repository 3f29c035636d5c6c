using LiveView.Api.Problems;

namespace LiveView.Api.Limits;

/// <summary>So many prove who they are at this moment that one more would wait too long. Nothing was looked at: the same may be sent again.</summary>
internal sealed class TooBusyException() : Exception("Too many sign in at this moment: try again in a few seconds.")
{
    private const string WaitSeconds = "5";

    /// <summary>Says so to the caller.</summary>
    public static Task AnswerAsync(HttpContext http, TooBusyException busy)
    {
        http.Response.Headers.RetryAfter = WaitSeconds;
        return Problem.Of(StatusCodes.Status503ServiceUnavailable, "sign-ins-busy", busy.Message).ExecuteAsync(http);
    }
}
