using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Connections;

namespace LiveView.Grains.Connections;

internal sealed class PartyRegisterGrain([PersistentState("register")] IPersistentState<PartyRegisterState> state)
    : Grain, IPartyRegisterGrain
{
    public async Task<ImportOutcome> Import(PartyRegister register)
    {
        var changes = register.Organisations.Select(Store).ToList();
        if (changes.Exists(change => change != ImportChange.Unchanged))
        {
            await state.WriteStateAsync();
        }

        foreach (var site in register.Sites)
        {
            changes.Add(await GrainFactory.GetGrain<ISiteGrain>(GrainKeys.Of(site.Number)).Import(site));
        }

        return new ImportOutcome(
            changes.Count(each => each == ImportChange.Added), changes.Count(each => each == ImportChange.Changed),
            changes.Count(each => each == ImportChange.Unchanged));
    }

    public Task<Organisation[]> Organisations() => Task.FromResult(state.State.Organisations.Values.ToArray());

    public Task<Organisation?> Organisation(OrganisationId id) => Task.FromResult(state.State.Organisations.GetValueOrDefault(id));

    private ImportChange Store(Organisation organisation)
    {
        var known = state.State.Organisations.GetValueOrDefault(organisation.Id);
        state.State.Organisations[organisation.Id] = organisation;
        return known is null ? ImportChange.Added : known == organisation ? ImportChange.Unchanged : ImportChange.Changed;
    }
}
