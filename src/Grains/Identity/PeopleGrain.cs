using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Identity;

namespace LiveView.Grains.Identity;

internal sealed class PeopleGrain([PersistentState("people")] IPersistentState<PeopleState> state, TimeProvider time) : Grain, IPeopleGrain
{
    /// <summary>Far longer than making an account takes; whoever crashed over it keeps nobody out for good.</summary>
    private static readonly TimeSpan PlaceHeld = TimeSpan.FromMinutes(1);

    private bool HasOne => state.State.Accounts.Values.Any(each => each.Roles.Contains(PersonRole.Administrator));

    public async Task Put(AccountEntry entry)
    {
        var now = new PeopleState.Entry(entry.Person, entry.Name, entry.Origin, entry.Roles, entry.Disabled);
        if (state.State.Accounts.TryGetValue(entry.Account, out var known) && known.Says(now))
        {
            return;
        }

        if (entry.Disabled || !entry.Roles.Contains(PersonRole.Administrator))
        {
            var organisation = OrganisationId.Parse(GrainKeys.Bare(this.GetPrimaryKeyString()));
            await GrainFactory.GetGrain<IInvitationsGrain>(GrainKeys.Invitations(organisation)).EndOf(entry.Account);
        }

        state.State.Accounts[entry.Account] = now;
        if (state.State.First?.Account == entry.Account)
        {
            state.State.First = null;
        }

        await state.WriteStateAsync();
    }

    public Task<bool> HasAdministrator() => Task.FromResult(HasOne);

    public async Task<bool> ReserveFirst(AccountId account)
    {
        if (HasOne || (state.State.First is { } held && held.Account != account && await StandsAsync(held)))
        {
            return false;
        }

        state.State.First = new PeopleState.Place(account, time.GetUtcNow() + PlaceHeld);
        await state.WriteStateAsync();
        return true;
    }

    public async Task ReleaseFirst(AccountId account)
    {
        if (state.State.First?.Account == account)
        {
            state.State.First = null;
            await state.WriteStateAsync();
        }
    }

    public Task<AccountEntry[]> List() => Task.FromResult(state.State.Accounts
        .Select(each => new AccountEntry(each.Key, each.Value.Person, each.Value.Name, each.Value.Origin, [.. each.Value.Roles], each.Value.Disabled))
        .OrderBy(each => each.Name, StringComparer.OrdinalIgnoreCase).ToArray());

    /// <summary>After its minute a place counts only when the account was made after all, and could not be listed.</summary>
    private async Task<bool> StandsAsync(PeopleState.Place held) =>
        time.GetUtcNow() < held.Until || await GrainFactory.GetGrain<IAccountGrain>(GrainKeys.Of(held.Account)).Read() is not null;
}
