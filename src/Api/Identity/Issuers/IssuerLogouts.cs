using LiveView.Domain.Decisions;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Identity;

namespace LiveView.Api.Identity.Issuers;

/// <summary>Takes a logout token in, once, and ends what it names.</summary>
internal sealed class IssuerLogouts(
    LogoutTokenReader reader, SignIns signIns, IClusterClient cluster, TimeProvider time, ILogger<IssuerLogouts> logger)
{
    /// <returns>Why it was refused, or null when the sessions have ended.</returns>
    public async Task<Refusal?> TakeAsync(Issuer issuer, string text, CancellationToken cancel)
    {
        using var acting = Caller.System("sign-out at an issuer").Use();
        switch (await reader.ReadAsync(issuer, text, cancel))
        {
            case LogoutToken.Valid token:
                var heard = cluster.GetGrain<IHeardLogoutsGrain>(GrainKeys.HeardLogouts(token.Issuer));
                if (!await heard.Begin(token.TokenId, time.GetUtcNow() + LogoutTokenReader.GreatestAge * 2))
                {
                    return Told(issuer, new Refusal("repeated", "This logout token was used before."));
                }

                try
                {
                    IssuerLog.LoggedOut(logger, issuer.Id, await signIns.IssuerSignedOutAsync(token.Issuer, token.Subject, token.Session));
                    return null;
                }
                catch
                {
                    // Not carried out is not heard: the issuer may send it again.
                    await heard.Forget(token.TokenId);
                    throw;
                }

            case LogoutToken.Invalid { Refusal: { } refusal }:
                return Told(issuer, refusal);
            default:
                throw new InvalidOperationException("A logout token without an answer.");
        }
    }

    private Refusal Told(Issuer issuer, Refusal refusal)
    {
        IssuerLog.LogoutRefused(logger, issuer.Id, refusal.Code, refusal.Message);
        return refusal;
    }
}
