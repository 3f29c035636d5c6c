using LiveView.Domain.Identifiers;
using LiveView.Domain.Identity;
using LiveView.Domain.Rights;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Identity;
using LiveView.Grains.Abstractions.Rights;
using Microsoft.Extensions.Logging;

namespace LiveView.Grains.Identity;

internal sealed class CredentialsGrain([PersistentState("credentials")] IPersistentState<CredentialsState> state, TimeProvider time, ILogger<CredentialsGrain> logger)
    : Grain, ICredentialsGrain
{
    private const int MostPasskeys = 10;

    public Task Enrol(LocalCredentials credentials)
    {
        state.State.Credentials = credentials;
        return state.WriteStateAsync();
    }

    public async Task<LocalCredentials?> Attempt()
    {
        var now = time.GetUtcNow();
        if (state.State.Credentials is not { } credentials || !state.State.Guard.Admits(now))
        {
            return null;
        }

        state.State.Guard = state.State.Guard.Attempted(now);
        await state.WriteStateAsync();
        if (!state.State.Guard.Admits(now))
        {
            await RecordAsync(now);
        }

        return credentials;
    }

    public async Task<bool> Succeed(ProofUse use)
    {
        if (state.State.Credentials is not { } known || UsedUp(known, use.Proof) is not { } left)
        {
            return false;
        }

        (state.State.Credentials, state.State.Guard) = (left, new AttemptGuard());
        await state.WriteStateAsync();
        return true;
    }

    public Task<LocalCredentials?> Read() => Task.FromResult(state.State.Credentials);

    public async Task<AccountResult> AddPasskey(Passkey passkey)
    {
        var known = state.State.Credentials ?? throw new InvalidOperationException("An account without credentials has no owner.");
        if (known.Passkeys.Count >= MostPasskeys)
        {
            return AccountResult.Refused("too-many-passkeys", $"An account has at most {MostPasskeys} passkeys: ask your administrator for a new account.");
        }

        state.State.Credentials = known with { Passkeys = [.. known.Passkeys, passkey] };
        await state.WriteStateAsync();
        return AccountResult.Done;
    }

    /// <summary>The account waits from now on: once per wait, so that whoever guesses cannot fill the log.</summary>
    private async Task RecordAsync(DateTimeOffset now)
    {
        try
        {
            var id = AccountId.Parse(GrainKeys.Bare(this.GetPrimaryKeyString()));
            if (await GrainFactory.GetGrain<IAccountGrain>(GrainKeys.Of(id)).Read() is { Memberships: [{ } membership, ..] } account)
            {
                await GrainFactory.GetGrain<IRightsLogGrain>(GrainKeys.Rights(membership.Organisation))
                    .Append(new RightsChange(RightsChangeKind.SignInRefused, now, null, account.Person.Value));
            }
        }
        catch (Exception e)
        {
            IdentityLog.RefusalNotWritten(logger, e);
        }
    }

    /// <summary>What is left of the credentials after a proof; null when it was used before.</summary>
    private LocalCredentials? UsedUp(LocalCredentials known, Proof proof) => proof switch
    {
        Proof.OneTimeCode code => code.Step > known.LastStep ? known with { LastStep = code.Step } : null,
        Proof.RecoveryCode recovery => known.RecoveryHashes.Contains(recovery.Hash)
            ? known with { RecoveryHashes = [.. known.RecoveryHashes.Where(each => each != recovery.Hash)] }
            : null,
        Proof.PasskeyAnswer answer => Answered(answer)
            ? known with { Passkeys = [.. known.Passkeys.Select(each => each.CredentialId.AsSpan().SequenceEqual(answer.Used.CredentialId) ? answer.Used : each)] }
            : null,
        _ => throw new ArgumentOutOfRangeException(nameof(proof), proof, "A proof without a rule."),
    };

    /// <summary>A challenge is answered once: its answer, taken from a line, opens nothing.</summary>
    private bool Answered(Proof.PasskeyAnswer answer)
    {
        var now = time.GetUtcNow();
        state.State.Challenges.RemoveAll(each => each.Expires <= now);
        if (answer.Expires <= now || state.State.Challenges.Exists(each => each.Hash == answer.Challenge))
        {
            return false;
        }

        state.State.Challenges.Add(new CredentialsState.UsedChallenge(answer.Challenge, answer.Expires));
        return true;
    }
}
