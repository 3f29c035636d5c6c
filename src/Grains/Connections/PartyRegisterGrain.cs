using LiveView.Domain.Connections;
using LiveView.Domain.Identifiers;
using LiveView.Domain.Parties;
using LiveView.Domain.Rights;
using LiveView.Grains.Abstractions;
using LiveView.Grains.Abstractions.Connections;
using LiveView.Grains.Abstractions.Rights;
using LiveView.Grains.Abstractions.Tracking;

namespace LiveView.Grains.Connections;

internal sealed class PartyRegisterGrain([PersistentState("register")] IPersistentState<PartyRegisterState> state, TimeProvider time)
    : Grain, IPartyRegisterGrain
{
    public async Task<ImportOutcome> Import(PartyRegister register)
    {
        foreach (var organisation in register.Organisations)
        {
            await WriteDownAsync(organisation);
        }

        var changes = register.Organisations.Select(Store).ToList();
        if (changes.Exists(change => change != ImportChange.Unchanged))
        {
            await state.WriteStateAsync();
        }

        foreach (var site in register.Sites)
        {
            changes.Add(await GrainFactory.GetGrain<ISiteGrain>(GrainKeys.Of(site.Number)).Import(site));
        }

        await KeepStandingByAsync(register.Sites);

        foreach (var organisation in register.Organisations.Where(each => each.Kind.Shares()))
        {
            changes.AddRange(await GrainFactory.GetGrain<ITrackedObjectsGrain>(GrainKeys.Objects(organisation.Id))
                .Import([.. register.Objects.Where(each => each.Owner == organisation.Id)]));
        }

        return new ImportOutcome(
            changes.Count(each => each == ImportChange.Added), changes.Count(each => each == ImportChange.Changed),
            changes.Count(each => each == ImportChange.Unchanged));
    }

    public Task<CameraId[]> StandingBy() => Task.FromResult(state.State.StandingBy.Values.SelectMany(each => each).ToArray());

    public Task<Organisation[]> Organisations() => Task.FromResult(state.State.Organisations.Values.ToArray());

    public Task<Organisation?> Organisation(OrganisationId id) => Task.FromResult(state.State.Organisations.GetValueOrDefault(id));

    /// <summary>What an organisation is decides what its people may do: a change of it is written down before it holds.</summary>
    private async Task WriteDownAsync(Organisation organisation)
    {
        var known = state.State.Organisations.GetValueOrDefault(organisation.Id);
        if (known == organisation)
        {
            return;
        }

        var details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["kind"] = organisation.Kind.ToString() };
        if (known is not null)
        {
            details["kind-before"] = known.Kind.ToString();
        }

        await GrainFactory.GetGrain<IRightsLogGrain>(GrainKeys.Rights(organisation.Id)).Append(
            new RightsChange(RightsChangeKind.OrganisationConfigured, time.GetUtcNow(), null, organisation.Id.Value, details));
    }

    private async Task KeepStandingByAsync(IReadOnlyList<Site> sites)
    {
        var changed = false;
        foreach (var site in sites)
        {
            var before = state.State.StandingBy.GetValueOrDefault(site.Number, []);
            CameraId[] after = site.Policy.PreAlarm > TimeSpan.Zero ? [.. site.Cameras.Select(camera => camera.Id)] : [];
            changed |= !before.AsSpan().SequenceEqual(after);
            state.State.StandingBy[site.Number] = after;
        }

        if (changed)
        {
            await state.WriteStateAsync();
        }
    }

    private ImportChange Store(Organisation organisation)
    {
        var known = state.State.Organisations.GetValueOrDefault(organisation.Id);
        state.State.Organisations[organisation.Id] = organisation;
        return known is null ? ImportChange.Added : known == organisation ? ImportChange.Unchanged : ImportChange.Changed;
    }
}
