using System.Security.Cryptography;
using System.Text;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Identity;

namespace LiveView.Grains.Identity;

internal sealed class SetUpGrain([PersistentState("set-up")] IPersistentState<SetUpState> state, TimeProvider time) : Grain, ISetUpGrain
{
    /// <summary>How long a code can be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const int Tries = 5;

    private bool HasCode => state.State.CodeHash is not null && state.State.TriesLeft > 0 && time.GetUtcNow() < state.State.Expires;

    public Task<SetUpStanding> Standing() => Task.FromResult(new SetUpStanding(state.State.IsClaimed, HasCode));

    public async Task<bool> Begin(string codeHash)
    {
        if (state.State.IsClaimed || HasCode)
        {
            return false;
        }

        (state.State.CodeHash, state.State.Expires, state.State.TriesLeft) = (codeHash, time.GetUtcNow() + Lifetime, Tries);
        await state.WriteStateAsync();
        return true;
    }

    public async Task<AccountResult> Try(string codeHash)
    {
        if (state.State.IsClaimed)
        {
            return AccountResult.Refused("claimed", "This installation has an administrator: ask for an invitation.");
        }

        if (!HasCode)
        {
            return AccountResult.Refused(
                "code-spent", "The set-up code is older than 15 minutes or was tried five times: start the program again for a new one.");
        }

        if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(codeHash), Encoding.ASCII.GetBytes(state.State.CodeHash!)))
        {
            return AccountResult.Done;
        }

        state.State.TriesLeft--;
        await state.WriteStateAsync();
        return AccountResult.Refused("code-wrong", "This is not the set-up code: it stands in the file that the program named when it started.");
    }

    public async Task<AccountResult> Claim(string codeHash, NewAccount account)
    {
        var result = await Try(codeHash);
        if (result.Refusal is null)
        {
            result = await GrainFactory.GetGrain<IAccountGrain>(GrainKeys.Of(account.Id)).Create(account with { InvitedBy = null, Enrolment = codeHash });
        }

        if (result.Refusal is null)
        {
            (state.State.IsClaimed, state.State.CodeHash) = (true, null);
            await state.WriteStateAsync();
        }

        return result;
    }
}
