using LiveView.Api.Problems;

namespace LiveView.Api.Identity.Local;

/// <summary>Making an account with a code; also the first one of an installation.</summary>
internal static class EnrolmentEndpoints
{
    public static void MapEnrolments(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/v1/enrolment", async (SetUpWatch setUp, DemoPeople demo) => new Standing(!demo.IsDemo && !await setUp.IsClaimedAsync()))
            .AllowAnonymous();
        endpoints.MapPost("/v1/enrolment/start", StartAsync).AllowAnonymous();
        endpoints.MapPost("/v1/enrolment/finish", FinishAsync).AllowAnonymous();
    }

    private static async Task<IResult> StartAsync(Start request, HttpContext http, Enrolments enrolments)
    {
        var (offer, refusal) = await enrolments.StartAsync(http, request.Code, request.Login);
        return offer is null ? Problem.Of(refusal!) : TypedResults.Ok(offer);
    }

    private static async Task<IResult> FinishAsync(Enrolments.Enrolment request, HttpContext http, Enrolments enrolments)
    {
        var (recovery, refusal) = await enrolments.FinishAsync(http, request);
        return refusal is null ? TypedResults.Ok(new Done(recovery)) : Problem.Of(refusal);
    }

    internal sealed record Standing(bool SetUp);

    internal sealed record Start(string Code, string Login);

    internal sealed record Done(IReadOnlyList<string> RecoveryCodes);
}
