using LiveView.Domain.Decisions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveView.Api.Problems;

/// <summary>Refusals as problem details (RFC 9457) with a stable type and code.</summary>
internal static class Problem
{
    private const string Namespace = "urn:liveview:problem:";

    public static ProblemHttpResult Of(Refusal refusal) => Of(StatusOf(refusal.Code), refusal.Code, refusal.Message);

    public static ProblemHttpResult Of(int status, string code, string detail) => TypedResults.Problem(
        detail, statusCode: status, title: TitleOf(status), type: Namespace + code,
        extensions: [new KeyValuePair<string, object?>("code", code)]);

    private static int StatusOf(string code) => code switch
    {
        "not-found" or "no-such-release" => StatusCodes.Status404NotFound,
        "not-yours" or "role-missing" or "never-for-this-party" or "not-released" or "not-in-incident" => StatusCodes.Status403Forbidden,
        "no-text" or "text-too-long" or "bad-level" or "no-evidence" or "no-room" or "unknown-room" or "camera-not-on-site"
            or "room-cannot-receive" => StatusCodes.Status400BadRequest,
        "log-unavailable" => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status409Conflict,
    };

    private static string TitleOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request is not right.",
        StatusCodes.Status401Unauthorized => "Nobody is signed in.",
        StatusCodes.Status403Forbidden => "Not allowed.",
        StatusCodes.Status404NotFound => "Not found.",
        StatusCodes.Status503ServiceUnavailable => "Not possible at the moment.",
        _ => "Not possible as things stand.",
    };
}
