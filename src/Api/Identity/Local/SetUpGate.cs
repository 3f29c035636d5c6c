using LiveView.Api.Problems;

namespace LiveView.Api.Identity.Local;

/// <summary>An installation that belongs to nobody answers nothing but its health, its pages, and the set-up.</summary>
internal sealed class SetUpGate(RequestDelegate next, SetUpWatch setUp, DemoPeople demo)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var path = http.Request.Path;
        if (demo.IsDemo || path.StartsWithSegments("/health", StringComparison.Ordinal) || path.StartsWithSegments("/v1/enrolment", StringComparison.Ordinal)
            || await setUp.IsClaimedAsync())
        {
            await next(http);
            return;
        }

        await Problem.Of(
            StatusCodes.Status503ServiceUnavailable, "not-set-up",
            "This installation has no administrator yet: open /enrol.html and use the set-up code.").ExecuteAsync(http);
    }
}
