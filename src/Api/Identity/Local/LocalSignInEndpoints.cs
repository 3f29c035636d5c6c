using LiveView.Api.Problems;

namespace LiveView.Api.Identity.Local;

/// <summary>The ways in with a local account.</summary>
internal static class LocalSignInEndpoints
{
    public static void MapLocalSignIns(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/v1/sign-in/password", PasswordAsync).AllowAnonymous();
        endpoints.MapPost("/v1/sign-in/passkey/challenge", (HttpContext http, Passkeys passkeys) => passkeys.AskAsync(http)).AllowAnonymous();
        endpoints.MapPost("/v1/sign-in/passkey", PasskeyAsync).AllowAnonymous();
    }

    private static async Task<IResult> PasswordAsync(PasswordSignIn request, HttpContext http, LocalSignIns signIns) =>
        Answer(await signIns.WithPasswordAsync(http, request.Login, request.Password, request.Code));

    private static async Task<IResult> PasskeyAsync(Passkeys.Answer request, HttpContext http, LocalSignIns signIns) =>
        Answer(await signIns.WithPasskeyAsync(http, request));

    private static IResult Answer(Domain.Decisions.Refusal? refusal) => refusal is null ? TypedResults.NoContent() : Problem.Of(refusal);

    internal sealed record PasswordSignIn(string Login, string Password, string Code);
}
