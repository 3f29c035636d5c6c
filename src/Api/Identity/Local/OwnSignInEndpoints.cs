using LiveView.Api.Problems;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Identity;

namespace LiveView.Api.Identity.Local;

/// <summary>What somebody may see and change of the own sign-in.</summary>
internal static class OwnSignInEndpoints
{
    public static void MapOwnSignIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/v1/me/sign-in", ReadAsync);
        endpoints.MapPost("/v1/me/passkeys/challenge", ChallengeAsync);
        endpoints.MapPost("/v1/me/passkeys", AddAsync);
        endpoints.MapDelete("/v1/me/sessions", EndOthersAsync);
    }

    private static async Task<OwnSignIn> ReadAsync(HttpContext http, IClusterClient cluster)
    {
        using var acting = Caller.System("own sign-in").Use();
        var session = http.User.SignedInSession();
        var sessions = await Account(cluster, session.Account).Sessions();
        var credentials = await Credentials(cluster, session.Account).Read();
        return new OwnSignIn(
            session.Origin, credentials?.PasswordHash is not null, [.. (credentials?.Passkeys ?? []).Select(each => each.CreatedAt)],
            credentials?.RecoveryHashes.Count ?? 0,
            [.. sessions.Select(each => new SessionView(each.Started, each.LastUsed, each.Strength, each.Session == session.Id))]);
    }

    private static async Task<IResult> ChallengeAsync(HttpContext http, Passkeys passkeys)
    {
        var session = http.User.SignedInSession();
        if (session.Origin != AccountOrigin.Local)
        {
            return NotLocal();
        }

        using var acting = Caller.System("own sign-in").Use();
        return TypedResults.Ok(await passkeys.MakeAsync(http, session.Account, session.Name));
    }

    private static async Task<IResult> AddAsync(Passkeys.Answer request, HttpContext http, Passkeys passkeys, IClusterClient cluster)
    {
        var session = http.User.SignedInSession();
        if (session.Origin != AccountOrigin.Local)
        {
            return NotLocal();
        }

        using var acting = Caller.System("own sign-in").Use();
        if (await passkeys.MadeAsync(http, session.Account, request) is not { } passkey)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "passkey-refused", "The passkey could not be checked, or it took too long: try again.");
        }

        var result = await Credentials(cluster, session.Account).AddPasskey(passkey);
        return result.Refusal is { } refusal ? Problem.Of(refusal) : TypedResults.NoContent();
    }

    private static async Task<IResult> EndOthersAsync(HttpContext http, IClusterClient cluster)
    {
        using var acting = Caller.System("own sign-in").Use();
        var session = http.User.SignedInSession();
        foreach (var other in await Account(cluster, session.Account).Sessions())
        {
            if (other.Session != session.Id)
            {
                await Account(cluster, session.Account).EndSession(other.Session, SessionEnd.EndedElsewhere);
            }
        }

        return TypedResults.NoContent();
    }

    private static IResult NotLocal() => Problem.Of(
        StatusCodes.Status409Conflict, "not-local", "This account signs in elsewhere: passkeys are kept there.");

    private static IAccountGrain Account(IClusterClient cluster, AccountId account) => cluster.GetGrain<IAccountGrain>(GrainKeys.Of(account));

    private static ICredentialsGrain Credentials(IClusterClient cluster, AccountId account) =>
        cluster.GetGrain<ICredentialsGrain>(GrainKeys.Credentials(account));

    internal sealed record OwnSignIn(
        AccountOrigin Origin, bool Password, IReadOnlyList<DateTimeOffset> Passkeys, int RecoveryCodes, IReadOnlyList<SessionView> Sessions);

    internal sealed record SessionView(DateTimeOffset Started, DateTimeOffset LastUsed, SignInStrength Strength, bool Own);
}
