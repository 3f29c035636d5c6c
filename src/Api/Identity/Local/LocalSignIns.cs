using LiveView.Domain.Decisions;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Access;
using LiveView.Grains.Abstractions.Identity;

namespace LiveView.Api.Identity.Local;

/// <summary>Signing in with a local account. Whatever is wrong, the answer is the same.</summary>
internal sealed class LocalSignIns(IClusterClient cluster, Passkeys passkeys, Passwords passwords, SignIns signIns)
{
    private static readonly Refusal s_failed = new(
        "sign-in-failed", "That did not sign you in: check name, password and code. After five failures in a row, wait a few minutes.");

    public async Task<Refusal?> WithPasswordAsync(HttpContext http, string? login, string? password, string? code)
    {
        using var acting = Caller.System("local sign-in").Use();
        var name = LoginName.Read(login);
        var credentials = name is { } known ? await Credentials(known.Account).Attempt() : null;
        var proof = await passwords.CheckAsync(credentials, password ?? "", code ?? "");
        return name is { } who && proof is not null ? await OpenAsync(http, who.Account, proof, SignInStrength.TwoFactors) : s_failed;
    }

    public async Task<Refusal?> WithPasskeyAsync(HttpContext http, Passkeys.Answer answer)
    {
        using var acting = Caller.System("local sign-in").Use();
        return await passkeys.AnsweredAsync(http, answer) is ({ } account, { } proof)
            ? await OpenAsync(http, account, proof, SignInStrength.PhishingResistant)
            : s_failed;
    }

    private async Task<Refusal?> OpenAsync(HttpContext http, AccountId id, Proof proof, SignInStrength strength)
    {
        if (!await Credentials(id).Succeed(new ProofUse(proof)))
        {
            return s_failed;
        }

        var account = await cluster.GetGrain<IAccountGrain>(GrainKeys.Of(id)).Read();
        var refusal = account?.Memberships is [{ } only] ? await signIns.OpenAsync(http, id, only.Organisation, strength) : s_failed;
        return refusal is null ? null : s_failed;
    }

    private ICredentialsGrain Credentials(AccountId account) => cluster.GetGrain<ICredentialsGrain>(GrainKeys.Credentials(account));
}
