using System.Security.Cryptography;
using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Identity;
using Microsoft.AspNetCore.Authentication;

namespace LiveView.Api.Identity;

/// <summary>
/// The one way in. Whoever has made sure who somebody is, by passkey, by issuer, by choice in the demonstration, comes here for a
/// session; and the one way out.
/// </summary>
internal sealed class SignIns(IClusterClient cluster, FormerSession former)
{
    private const int SessionIdBytes = 32;

    /// <summary>Opens a session and hands the browser its cookie. A session that the browser had ends.</summary>
    /// <param name="http">The request that proved who it is.</param>
    /// <param name="account">Whose account; see <see cref="FederatedIdentity.Account"/> for people of an issuer.</param>
    /// <param name="organisation">The organisation to act for.</param>
    /// <param name="strength">How it was proved.</param>
    /// <param name="profile">What an issuer or the demonstration says about the person; null for a local account.</param>
    /// <param name="issuer">The issuer's side of the session, or null.</param>
    /// <returns>Why there is no session, or null when there is one.</returns>
    public async Task<Refusal?> OpenAsync(
        HttpContext http, AccountId account, OrganisationId organisation, SignInStrength strength, AccountProfile? profile = null,
        FederatedSession? issuer = null)
    {
        using var acting = Caller.System("sign-in").Use();
        var before = await former.OfAsync(http);
        var id = SessionId.Parse(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SessionIdBytes)));
        var result = await cluster.GetGrain<IAccountGrain>(GrainKeys.Of(account))
            .SignIn(new SignInOrder(id, organisation, strength, profile, issuer));
        if (result.Session is not { } session)
        {
            return result.Refusal;
        }

        await EndAsync(before);
        FormerSession.Forget(http);
        await SessionCookie.GiveAsync(http, session);
        return null;
    }

    /// <summary>Ends the session of a request, everywhere, and takes the cookie away.</summary>
    public async Task CloseAsync(HttpContext http)
    {
        await EndAsync(await former.OfAsync(http));
        FormerSession.Forget(http);
        await http.SignOutAsync(SignedIn.Scheme);
    }

    /// <summary>The issuer says that a person signed out there: every session of the account, or those of one session at the issuer.</summary>
    /// <returns>How many sessions there were.</returns>
    public async Task<int> IssuerSignedOutAsync(string issuer, string? subject, string? sessionAtIssuer)
    {
        using var acting = Caller.System("sign-out at an issuer").Use();
        if (sessionAtIssuer is null)
        {
            return subject is null ? 0 : await Account(new FederatedIdentity(issuer, subject).Account).EndSessions(null, SessionEnd.IssuerSignedOut);
        }

        var account = subject is null ? (AccountId?)null : new FederatedIdentity(issuer, subject).Account;
        var entries = await cluster.GetGrain<IIssuerSessionGrain>(GrainKeys.IssuerSession(issuer, sessionAtIssuer)).Sessions();
        var ending = entries.Where(each => account is null || each.Account == account).ToArray();
        await Task.WhenAll(ending.Select(each => Account(each.Account).EndSession(each.Session, SessionEnd.IssuerSignedOut)));
        return ending.Length;
    }

    private async Task EndAsync(Session? session)
    {
        if (session is not null)
        {
            using var acting = Caller.System("sign-out").Use();
            await Account(session.Account).EndSession(session.Id, SessionEnd.SignedOut);
        }
    }

    private IAccountGrain Account(AccountId account) => cluster.GetGrain<IAccountGrain>(GrainKeys.Of(account));
}
