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
        "not-found" or "no-such-release" or "no-such-material" or "no-such-object" or "no-such-checkpoint" or "no-such-request" or "no-such-drawing" or "no-such-invitation" or "code-unknown" or "nothing-recorded" => StatusCodes.Status404NotFound,
        "not-yours" or "role-missing" or "never-for-this-party" or "not-released" or "withdrawn" or "release-expired" or "not-in-incident"
            or "not-taking-part" or "has-left" or "invites-nobody" or "invited-itself" or "guests-leave" or "same-person" or "sign-in-too-weak" or "policy-forbids" or "pre-alarm-not-agreed" or "not-allowed-by-release"
            or "not-passed-on" or "no-purpose" or "no-access" or "own-account" or "code-wrong" or "code-spent" or "code-used" or "claimed" or "before-release"
            => StatusCodes.Status403Forbidden,
        "no-text" or "text-too-long" or "no-reason" or "no-control-room" or "bad-level" or "no-evidence" or "no-room" or "unknown-room" or "camera-not-on-site"
            or "room-cannot-receive" or "no-such-line" or "no-such-check" or "bad-text" or "bad-key" or "bad-signature" or "unknown-key" or "bad-login"
            or "no-name" or "organisation-missing" or "passkey-refused" or "password-length" or "password-guessable" or "one-time-code-wrong"
            or "bad-name" or "no-scope" or "secret-or-certificate" or "enrols-to-follow" or "bad-certificate" or "bad-period" or "period-too-long"
            or "too-many-cameras" or "bad-reference" or "no-camera" or "bad-page" or "no-capability" or "not-of-a-camera"
            or "bad-replay-since" or "bad-pre-alarm" or "pre-alarm-without-replay" or "bad-until" or "bad-picture" or "action-does-not-fit" or "not-a-viewing" or "bad-moment"
            or "bad-minutes" or "no-purpose-chosen" or "clip-reversed" or "bad-area" or "bad-place" or "no-picture-named" or "bad-wish" or "camera-not-asked" or "clip-too-long" or "in-the-future" or "bad-authority" or "bad-legal-basis" or "bad-window" or "bad-fence" => StatusCodes.Status400BadRequest,
        "sign-in-failed" => StatusCodes.Status401Unauthorized,
        "log-unavailable" or "material-unavailable" or "not-stored" => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status409Conflict,
    };

    private static string TitleOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request is not right.",
        StatusCodes.Status401Unauthorized => "Nobody is signed in.",
        StatusCodes.Status403Forbidden => "Not allowed.",
        StatusCodes.Status404NotFound => "Not found.",
        StatusCodes.Status429TooManyRequests => "Too much at once.",
        StatusCodes.Status503ServiceUnavailable => "Not possible at the moment.",
        _ => "Not possible as things stand.",
    };
}
